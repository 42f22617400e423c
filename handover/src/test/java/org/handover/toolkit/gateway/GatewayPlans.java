package org.handover.toolkit.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.PathPattern;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.RouteTable;
import org.handover.toolkit.traffic.TrafficDirectory;

/// Plans of gateways on free ports, in a folder of the test.
final class GatewayPlans {
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));

  private GatewayPlans() {}

  /// `/api/v2/**` is fixed to next; all else of `/api/**` is of the group `all`.
  static GatewayPlan plan(Path folder, List<URI> legacy, List<URI> next) {
    return plan(folder, legacy, next, LIMITS, null);
  }

  static GatewayPlan plan(
      Path folder,
      List<URI> legacy,
      List<URI> next,
      Limits limits,
      GatewayPlan.@org.jspecify.annotations.Nullable Tls tls) {
    RouteTable routes =
        new RouteTable(
            List.of(
                route("v2", "/api/v2/**", Optional.of(Backend.NEXT)),
                route("all", "/api/**", Optional.empty())));
    return new GatewayPlan(
        anyPort(),
        anyPort(),
        new BackendPlan(Backend.LEGACY, legacy, "/health"),
        new BackendPlan(Backend.NEXT, next, "/health"),
        routes,
        traffic(folder),
        "session",
        new TrustedProxies(List.of()),
        true,
        folder.resolve("requests.ndjson"),
        1 << 20,
        limits,
        tls);
  }

  /// The same at that port.
  static GatewayPlan onPort(int port, GatewayPlan plan) {
    return new GatewayPlan(
        InetSocketAddress.createUnresolved("127.0.0.1", port),
        plan.control(),
        plan.legacy(),
        plan.next(),
        plan.routes(),
        plan.traffic(),
        plan.sessionCookie(),
        plan.proxies(),
        plan.exposeBackend(),
        plan.record(),
        plan.recordSize(),
        plan.limits(),
        plan.tls());
  }

  static TrafficDirectory traffic(Path folder) {
    return new TrafficDirectory(folder.resolve("traffic"), Clock.systemUTC());
  }

  private static Route route(String group, String path, Optional<Backend> to) {
    return new Route(group, PathPattern.parse(path), Set.of(), Map.of(), to);
  }

  private static InetSocketAddress anyPort() {
    return InetSocketAddress.createUnresolved("127.0.0.1", 0);
  }
}
