package org.handover.practice.server;

import java.util.Map;
import org.handover.practice.api.Api;
import org.handover.practice.api.Reply;
import org.jspecify.annotations.Nullable;

/// What is answered to requests that the server refuses before an API sees them (RFC 9110, chapter
/// 15, and RFC 9112).
final class ServerRefusal {
  private static final Map<Integer, String> WORDS =
      Map.of(
          404, "Not found",
          405, "Method not allowed",
          408, "Request took too long",
          413, "Request body too large",
          414, "Request target too long",
          417, "Expectation failed",
          431, "Request header fields too large",
          501, "Not implemented",
          503, "Service unavailable",
          505, "HTTP version not supported");

  private ServerRefusal() {}

  /// @param status as the server has decided it
  /// @param path of the request, if one could be read
  static Reply reply(int status, @Nullable String path) {
    String words =
        WORDS.getOrDefault(status, status < 500 ? "Bad request" : "Internal server error");
    return Api.of(path).filter(Api.V2::equals).isPresent()
        ? Reply.of(status, "detail", words + ".").with("Vary", "Accept")
        : Reply.of(status, "error", words);
  }
}
