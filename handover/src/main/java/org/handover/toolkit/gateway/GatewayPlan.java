package org.handover.toolkit.gateway;

import java.net.InetSocketAddress;
import java.nio.file.Path;
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
  /// The listener's certificate chain and key.
  public record Tls(Path certificate, Path key) {}
}
