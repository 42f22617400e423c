package org.handover.toolkit.gateway;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.GatewaySettings;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.RouteTable;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;

/// All that a gateway is started with.
///
/// @param listen unresolved; port 0: any free one
/// @param control where state and metrics are read, loopback; port 0: any free one
/// @param traffic the state that it follows
/// @param sessionCookie the name of the site's session cookie
/// @param proxies whose `X-Forwarded-*` is believed
/// @param exposeBackend whether answers bear `X-Handover-Backend`
/// @param record the file of the request record
/// @param recordSize bytes after which a new record file is begun
/// @param tls PEM files, read again when they change; null: plain HTTP
public record GatewayPlan(
    InetSocketAddress listen,
    InetSocketAddress control,
    BackendPlan legacy,
    BackendPlan next,
    RouteTable routes,
    TrafficDirectory traffic,
    String sessionCookie,
    TrustedProxies proxies,
    boolean exposeBackend,
    Path record,
    long recordSize,
    Limits limits,
    @Nullable Tls tls) {
  private static final Duration HEAD = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(30);

  /// As `handover.yml` says.
  ///
  /// @throws StoppedException if a setting does not fit
  public static GatewayPlan of(Configuration configuration, Clock clock) {
    GatewaySettings gateway = configuration.gateway();
    GatewaySettings.Tls tls = gateway.tls();
    return new GatewayPlan(
        gateway.listen(),
        gateway.control(),
        backend(Backend.LEGACY, configuration.backends().legacy()),
        backend(Backend.NEXT, configuration.backends().next()),
        configuration.routes(),
        new TrafficDirectory(configuration.traffic().directory(), clock),
        gateway.sessionCookie(),
        proxies(gateway.trustedProxies()),
        gateway.exposeBackend(),
        gateway.record(),
        gateway.recordSize(),
        new Limits(
            gateway.connectTimeout(),
            gateway.responseTimeout(),
            gateway.idleTimeout(),
            HEAD,
            DRAIN),
        tls == null ? null : new Tls(tls.certificate(), tls.key()));
  }

  private static BackendPlan backend(Backend backend, BackendSettings settings) {
    if (settings.addresses().isEmpty()) {
      throw wrong("backends." + backend + ".url", "is missing", "set it");
    }
    String health = settings.health();
    return new BackendPlan(backend, settings.addresses(), health == null ? "/" : health);
  }

  private static TrustedProxies proxies(List<String> texts) {
    try {
      return new TrustedProxies(texts);
    } catch (IllegalArgumentException e) {
      throw wrong("gateway.trusted-proxies", String.valueOf(e.getMessage()), "correct it");
    }
  }

  private static StoppedException wrong(String key, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured("handover.yml: " + key, what, remedy));
  }

  /// The listener's certificate chain and key.
  public record Tls(Path certificate, Path key) {}
}
