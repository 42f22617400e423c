package org.handover.toolkit.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who makes a request, as the connection and trusted proxies tell it.
///
/// @param peer the address at the other end of the connection
/// @param address the client's
/// @param scheme of the client's connection
/// @param host that the client asked for; null: HTTP/1.0 without one
/// @param ownScheme of the connection to this gateway
/// @param ownHost that this gateway was asked for; null: HTTP/1.0 without one
/// @param trusted whether the peer is a trusted proxy
record Client(
    String peer,
    String address,
    String scheme,
    @Nullable String host,
    String ownScheme,
    @Nullable String ownHost,
    boolean trusted) {
  static final String FOR = "x-forwarded-for";
  static final String PROTO = "x-forwarded-proto";
  static final String HOST = "x-forwarded-host";
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MOST_HOPS = 32;

  static Client of(HttpServerRequest request, TrustedProxies proxies) {
    String peer = request.remoteAddress().hostAddress();
    String host = request.headers().get(HttpHeaders.HOST);
    String scheme = request.isSSL() ? "https" : "http";
    if (!proxies.trust(peer)) {
      return new Client(peer, peer, scheme, host, scheme, host, false);
    }
    MultiMap headers = request.headers();
    String proto = last(headers.get(PROTO));
    String told = last(headers.get(HOST));
    return new Client(
        peer,
        address(peer, headers.getAll(FOR), proxies),
        proto != null && SCHEMES.contains(proto) ? proto : scheme,
        told != null && RequestScreen.isHost(told) ? told : host,
        scheme,
        host,
        true);
  }

  private static @Nullable String last(@Nullable String list) {
    return list == null ? null : list.substring(list.lastIndexOf(',') + 1).strip();
  }

  /// The last hop that is not trusted; what stands before it, anyone could have written.
  private static String address(String peer, List<String> lists, TrustedProxies proxies) {
    String[] hops = String.join(",", lists).split(",", -1);
    String address = peer;
    int first = Math.max(0, hops.length - MOST_HOPS);
    for (int i = hops.length - 1; i >= first; i--) {
      String hop = hops[i].strip();
      if (TrustedProxies.bytes(hop) == null) {
        return address;
      }
      address = hop;
      if (!proxies.trust(hop)) {
        return address;
      }
    }
    return address;
  }

  /// The element of this gateway in `Forwarded` (RFC 7239).
  String forwarded() {
    StringBuilder element = new StringBuilder("for=");
    element.append(peer.indexOf(':') < 0 ? peer : "\"[" + peer + "]\"");
    if (ownHost != null) {
      element.append(";host=\"").append(ownHost).append('"');
    }
    return element.append(";proto=").append(ownScheme).toString();
  }
}
