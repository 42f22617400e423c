package org.handover.toolkit.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The parameters of libpq that a database URL may carry, with the name that the JDBC driver and
/// libpq's environment know them by. One that is left out here is refused rather than ignored: a
/// misspelt `sslmode` would be no encryption at all.
public enum UrlParameter {
  SSLMODE("sslmode", "PGSSLMODE", "disable|allow|prefer|require|verify-ca|verify-full"),
  SSLROOTCERT("sslrootcert", "PGSSLROOTCERT", ".+"),
  SSLCERT("sslcert", "PGSSLCERT", ".+"),
  SSLKEY("sslkey", "PGSSLKEY", ".+"),
  CONNECT_TIMEOUT("connectTimeout", "PGCONNECT_TIMEOUT", "[0-9]{1,6}"),
  APPLICATION_NAME("ApplicationName", "PGAPPNAME", ".*"),
  OPTIONS("options", "PGOPTIONS", ".*");

  private final String driverProperty;
  private final String variable;
  private final Pattern values;

  UrlParameter(String driverProperty, String variable, String values) {
    this.driverProperty = driverProperty;
    this.variable = variable;
    this.values = Pattern.compile(values);
  }

  /// Reads `name=value` into the map. As in libpq, the last of repeated ones counts.
  static void read(String pair, Map<UrlParameter, String> parameters) {
    List<String> parts = List.of(pair.split("=", 2));
    UrlParameter parameter =
        Arrays.stream(values())
            .filter(known -> known.toString().equals(parts.getFirst()))
            .findFirst()
            .orElseThrow(UrlParameter::unknown);
    String value = parts.size() < 2 ? null : UrlSyntax.decode(parts.get(1));
    if (value == null || !parameter.values.matcher(value).matches()) {
      throw UrlSyntax.invalid(
          "has a value for %s that is not %s".formatted(parameter, parameter.values));
    }
    parameters.put(parameter, value);
  }

  private static RuntimeException unknown() {
    String known =
        Arrays.stream(values()).map(UrlParameter::toString).collect(Collectors.joining(", "));
    return UrlSyntax.invalid("has an unknown parameter (known are " + known + ")");
  }

  String driverProperty() {
    return driverProperty;
  }

  String variable() {
    return variable;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
