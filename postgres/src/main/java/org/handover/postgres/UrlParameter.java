package org.handover.postgres;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of libpq (its manual, "Parameter Key Words") that can be kept, with the JDBC
/// driver's name and libpq's environment variable for each. One that is left out here is refused
/// rather than ignored: a misspelt `sslmode` would be no encryption at all.
public enum UrlParameter {
  SSLMODE("sslmode", "PGSSLMODE", "disable|allow|prefer|require|verify-ca|verify-full"),
  SSLROOTCERT("sslrootcert", "PGSSLROOTCERT", "(?!system$).+"),
  SSLCERT("sslcert", "PGSSLCERT", ".+"),
  SSLKEY("sslkey", "PGSSLKEY", ".+"),
  CHANNEL_BINDING("channelBinding", "PGCHANNELBINDING", "disable|prefer|require"),
  GSSENCMODE("gssEncMode", "PGGSSENCMODE", "disable|prefer|require"),
  CONNECT_TIMEOUT("connectTimeout", "PGCONNECT_TIMEOUT", "[0-9]{1,6}"),
  APPLICATION_NAME("ApplicationName", "PGAPPNAME", ".*"),
  OPTIONS("options", "PGOPTIONS", ".*"),
  TARGET_SESSION_ATTRS(
      "targetServerType",
      "PGTARGETSESSIONATTRS",
      "any|read-write|read-only|primary|standby|prefer-standby"),
  KEEPALIVES("tcpKeepAlive", null, "[01]"),
  KEEPALIVES_IDLE(null, null, "[0-9]{1,5}"),
  KEEPALIVES_INTERVAL(null, null, "[0-9]{1,5}"),
  KEEPALIVES_COUNT(null, null, "[0-9]{1,3}");

  private final @Nullable String driverProperty;
  private final @Nullable String variable;
  private final Pattern values;

  UrlParameter(@Nullable String driverProperty, @Nullable String variable, String values) {
    this.driverProperty = driverProperty;
    this.variable = variable;
    this.values = Pattern.compile(values);
  }

  static Optional<UrlParameter> named(String name) {
    return Arrays.stream(values()).filter(known -> known.toString().equals(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(UrlParameter::toString).collect(Collectors.joining(", "));
  }

  String checked(String value) {
    if (!values.matcher(value).matches()) {
      throw new InvalidUrlException("has a value for %s that is not %s".formatted(this, values));
    }
    return value;
  }

  /// The driver's name; absent: a socket of our own does it.
  Optional<String> driverProperty() {
    return Optional.ofNullable(driverProperty);
  }

  /// libpq's environment variable; absent: there is none.
  public Optional<String> variable() {
    return Optional.ofNullable(variable);
  }

  String driverValue(String value) {
    return switch (this) {
      case KEEPALIVES -> value.equals("1") ? "true" : "false";
      case TARGET_SESSION_ATTRS ->
          switch (value) {
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default -> "any";
          };
      default -> value;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
