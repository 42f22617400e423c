package org.handover.toolkit.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a head may say, beyond its grammar: one `Host`, one way to tell the body's length, a target
/// in origin form, no `CONNECT` and no `TRACE`.
final class RequestScreen {
  private static final int LONGEST_HOST = 255;

  private RequestScreen() {}

  /// @param status of the answer
  record Refusal(int status, String reason) {}

  /// Null: nothing is wrong.
  static @Nullable Refusal refusal(HttpServerRequest request) {
    String method = request.method().name();
    if (method.equals("CONNECT") || method.equals("TRACE")) {
      return new Refusal(405, method + " is not forwarded");
    }
    if (!isOriginForm(request.uri())) {
      return bad("the request target is not a path");
    }
    MultiMap headers = request.headers();
    String host = hostProblem(headers.getAll(HttpHeaders.HOST), request.version());
    return host != null ? bad(host) : length(headers, request.version());
  }

  private static Refusal bad(String reason) {
    return new Refusal(400, reason);
  }

  private static boolean isOriginForm(String target) {
    if (target.isEmpty() || target.charAt(0) != '/') {
      return false;
    }
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '#') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String hostProblem(List<String> hosts, HttpVersion version) {
    if (hosts.isEmpty()) {
      return version == HttpVersion.HTTP_1_0 ? null : "there is no Host";
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
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && "-._~:[]%".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Refusal length(MultiMap headers, HttpVersion version) {
    List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    if (!encodings.isEmpty()) {
      if (version == HttpVersion.HTTP_1_0 || headers.contains(HttpHeaders.CONTENT_LENGTH)) {
        return bad("Transfer-Encoding does not fit here");
      }
      if (encodings.size() > 1
          || !encodings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")) {
        return new Refusal(501, "the Transfer-Encoding is not chunked");
      }
    }
    String expect = headers.get(HttpHeaders.EXPECT);
    if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
      return new Refusal(417, "the expectation is unknown");
    }
    return null;
  }
}
