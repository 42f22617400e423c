package org.handover.toolkit.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in front of both backends.
///
/// @param engine `embedded` or `nginx`
/// @param listen where the embedded gateway listens, unresolved
/// @param control the control address (state, metrics), loopback; the embedded gateway's own
/// @param sessionCookie the name of the site's session cookie, which tells one client from another
/// @param trustedProxies addresses or CIDR ranges whose `X-Forwarded-*` is believed
/// @param exposeBackend whether answers bear `X-Handover-Backend`
/// @param record the file of the request record
/// @param recordSize bytes after which the embedded gateway starts a new record file
/// @param connectTimeout until a backend accepts a connection
/// @param responseTimeout until a backend sends the first byte of its answer
/// @param idleTimeout how long a connection may be silent
/// @param nginx how the nginx files are written and used
public record GatewaySettings(
    String engine,
    InetSocketAddress listen,
    InetSocketAddress control,
    String sessionCookie,
    List<String> trustedProxies,
    boolean exposeBackend,
    Path record,
    int recordSize,
    Duration connectTimeout,
    Duration responseTimeout,
    Duration idleTimeout,
    @Nullable Tls tls,
    Nginx nginx) {
  public GatewaySettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// PEM files, read again when they change.
  public record Tls(Path certificate, Path key) {}

  /// How an nginx that is there already is used.
  ///
  /// @param include the folder into which `nginx apply` writes the two files
  /// @param test the command that checks the whole configuration, like `nginx -t`
  /// @param reload the command that makes the running nginx read it again
  /// @param locations the prefixes of paths that go to the backends; the rest stays that nginx's
  /// @param mirror which reads go to the comparison, too
  public record Nginx(
      Path include,
      List<String> test,
      List<String> reload,
      List<String> locations,
      Mirrored mirror) {
    public Nginx {
      locations = List.copyOf(locations);
      test = List.copyOf(test);
      reload = List.copyOf(reload);
    }
  }

  /// Reads of which nginx sends a copy to `handover nginx mirror`.
  ///
  /// @param listen where that listens, unresolved
  /// @param percent of the reads
  public record Mirrored(InetSocketAddress listen, int percent) {}

  static GatewaySettings of(ConfigReader keys) {
    ConfigReader tls = keys.block("tls");
    ConfigReader nginx = keys.requireBlock("nginx");
    return new GatewaySettings(
        keys.requireOneOf("engine", List.of("embedded", "nginx")),
        keys.requireListen("listen"),
        keys.requireListen("control"),
        keys.requireText("session-cookie"),
        keys.texts("trusted-proxies"),
        keys.requireFlag("expose-backend"),
        keys.requirePath("record"),
        keys.requireNumber("record-size", 1 << 16, Integer.MAX_VALUE),
        keys.requireTime("connect-timeout"),
        keys.requireTime("response-timeout"),
        keys.requireTime("idle-timeout"),
        tls == null ? null : new Tls(tls.requirePath("certificate"), tls.requirePath("key")),
        new Nginx(
            nginx.requirePath("include"),
            nginx.requireTexts("test"),
            nginx.requireTexts("reload"),
            nginx.requireTexts("locations"),
            mirrored(nginx.requireBlock("mirror"))));
  }

  private static Mirrored mirrored(ConfigReader keys) {
    return new Mirrored(keys.requireListen("listen"), keys.requireNumber("percent", 0, 100));
  }
}
