package org.handover.toolkit.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.handover.toolkit.files.Json;

/// An answer with the headers that all have.
final class Response {
  /// Nothing inline, nothing from elsewhere.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int CHUNKED = 0;
  private static final int NO_BODY = -1;

  private final HttpExchange exchange;

  Response(HttpExchange exchange) {
    this.exchange = exchange;
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
  }

  void session(String value) {
    exchange
        .getResponseHeaders()
        .set(
            "Set-Cookie",
            ConsoleAccess.COOKIE
                + "="
                + value
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800");
  }

  void json(int status, Object value) throws IOException {
    send(
        status,
        "application/json; charset=utf-8",
        Json.text(value).getBytes(StandardCharsets.UTF_8));
  }

  void send(int status, String type, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? NO_BODY : content.length);
    if (!head) {
      exchange.getResponseBody().write(content);
    }
  }

  OutputStream stream() throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, CHUNKED);
    return exchange.getResponseBody();
  }
}
