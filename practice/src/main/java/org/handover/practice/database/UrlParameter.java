package org.handover.practice.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The parameters of libpq that a database URL may carry, each with the name and the values of the
/// JDBC driver. One that is left out here is refused rather than ignored: a misspelt `sslmode`
/// would be no encryption at all.
enum UrlParameter {
  SSLMODE("sslmode", "disable|allow|prefer|require|verify-ca|verify-full"),
  SSLROOTCERT("sslrootcert", ".+"),
  SSLCERT("sslcert", ".+"),
  SSLKEY("sslkey", ".+"),
  CHANNEL_BINDING("channelBinding", "disable|prefer|require"),
  CONNECT_TIMEOUT("connectTimeout", "[0-9]{1,6}"),
  APPLICATION_NAME("ApplicationName", ".*"),
  OPTIONS("options", ".*"),
  TARGET_SESSION_ATTRS(
      "targetServerType", "any|read-write|read-only|primary|standby|prefer-standby");

  private final String driverProperty;
  private final Pattern values;

  UrlParameter(String driverProperty, String values) {
    this.driverProperty = driverProperty;
    this.values = Pattern.compile(values);
  }

  /// Reads `name=value` into the map. As in libpq, the last of repeated ones counts.
  static void read(String pair, Map<UrlParameter, String> parameters) {
    List<String> parts = List.of(pair.split("=", 2));
    String name =
        Optional.ofNullable(DatabaseUrlSyntax.decode("query", parts.getFirst())).orElse("");
    UrlParameter parameter =
        Arrays.stream(values())
            .filter(known -> known.toString().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (parts.size() < 2) {
      throw DatabaseUrlSyntax.invalid("has no value for " + parameter);
    }
    String value = Optional.ofNullable(DatabaseUrlSyntax.decode("query", parts.get(1))).orElse("");
    if (!parameter.values.matcher(value).matches()) {
      throw DatabaseUrlSyntax.invalid(
          "has a value for %s that is not %s".formatted(parameter, parameter.values));
    }
    parameters.put(parameter, value);
  }

  private static StartRefusedException unknown(String name) {
    // Anything but a plain word may be the rest of a password with a ? in it.
    String shown = name.matches("[a-z_]{2,30}") ? " '" + name + "'" : "";
    return DatabaseUrlSyntax.invalid(
        "has an unknown parameter%s (known are %s)"
            .formatted(
                shown,
                Arrays.stream(values())
                    .map(UrlParameter::toString)
                    .collect(Collectors.joining(", "))));
  }

  String driverProperty() {
    return driverProperty;
  }

  String driverValue(String value) {
    if (this != TARGET_SESSION_ATTRS) {
      return value;
    }
    return switch (value) {
      case "read-write", "primary" -> "primary";
      case "read-only", "standby" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      default -> "any";
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
