package org.handover.toolkit.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.handover.toolkit.traffic.NormalizedPath;
import org.jspecify.annotations.Nullable;

/// What a head may say, beyond its grammar: one `Host`, one way to tell the body's length, a path
/// as its target, no `CONNECT` and no `TRACE`.
final class RequestScreen {
  private static final int LONGEST_HOST = 255;

  private RequestScreen() {}

  /// Null: nothing is wrong.
  static @Nullable RefusedHead refusal(HttpRequest request) {
    String method = request.method().name();
    if (method.equals("CONNECT") || method.equals("TRACE")) {
      return new RefusedHead(405, method + " is not forwarded");
    }
    boolean old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    if (!old && !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return new RefusedHead(505, "the version is neither HTTP/1.1 nor HTTP/1.0");
    }
    if (!isPlain(request.uri()) || NormalizedPath.of(request.uri()).isEmpty()) {
      return bad("the request target is not a path");
    }
    HttpHeaders headers = request.headers();
    String host = hostProblem(headers.getAll(HttpHeaderNames.HOST), old);
    return host != null ? bad(host) : length(headers, old);
  }

  private static RefusedHead bad(String reason) {
    return new RefusedHead(400, reason);
  }

  private static boolean isPlain(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '#') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String hostProblem(List<String> hosts, boolean old) {
    if (hosts.isEmpty()) {
      return old ? null : "there is no Host";
    }
    if (hosts.size() > 1) {
      return "there are several Hosts";
    }
    return isHost(hosts.getFirst()) ? null : "the Host is no host";
  }

  /// A name or an address, and a port: also safe inside the quotes of `Forwarded`.
  static boolean isHost(String host) {
    if (host.isEmpty() || host.length() > LONGEST_HOST) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!isAlphanumeric(c) && "-._~:[]%".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Of ASCII.
  static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static @Nullable RefusedHead length(HttpHeaders headers, boolean old) {
    List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (!encodings.isEmpty()) {
      if (old || headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
        return bad("Transfer-Encoding does not fit here");
      }
      if (encodings.size() > 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
        return new RefusedHead(501, "the Transfer-Encoding is not chunked");
      }
    }
    String expect = headers.get(HttpHeaderNames.EXPECT);
    if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
      return new RefusedHead(417, "the expectation is unknown");
    }
    return null;
  }
}
