package org.handover.toolkit.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Bucket;
import org.handover.toolkit.traffic.NormalizedPath;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.RouteTable;

/// Says which backend answers a request: the first rule that matches, the share of its group, the
/// client's bucket.
final class Router {
  private final RouteTable routes;
  private final Supplier<Reading> traffic;
  private final String sessionCookie;

  /// @param traffic what the traffic directory said last
  Router(RouteTable routes, Supplier<Reading> traffic, String sessionCookie) {
    this.routes = routes;
    this.traffic = traffic;
    this.sessionCookie = sessionCookie;
  }

  /// @param movable whether a share decides
  /// @param keeps whether the client has the bucket already, in its cookie or by what authenticates
  ///   it
  record Choice(String group, Backend backend, Bucket bucket, boolean movable, boolean keeps) {}

  /// @param request with a target that [RequestScreen] has let through
  Choice choose(HttpServerRequest request, Client client) {
    MultiMap headers = request.headers();
    String path = NormalizedPath.of(request.uri()).orElseThrow();
    Route route = routes.match(request.method().name(), path, headers::get);
    Cookies cookies = Cookies.of(headers.getAll(HttpHeaders.COOKIE), sessionCookie);
    String authorization = headers.get(HttpHeaders.AUTHORIZATION);
    Bucket bucket = Bucket.of(cookies.bucket(), authorization, cookies.session(), client.address());
    boolean keeps =
        Bucket.kept(cookies.bucket()).isPresent()
            || (authorization != null && !authorization.isEmpty());
    return new Choice(
        route.group(), traffic.get().backend(route, bucket), bucket, route.to().isEmpty(), keeps);
  }
}
