package org.handover.toolkit.parity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;

/// A backend of its own process: httpbin under gunicorn, behind a proxy that spoils ten answers.
///
/// Arguments: the port, and whether it spoils.
public final class FaultyHttpbin {
  /// The cases that differ.
  static final List<String> SPOILT =
      List.of(
          "not there",
          "anything",
          "arguments",
          "an address",
          "posted",
          "elsewhere",
          "a cookie",
          "a login that is missing",
          "a page",
          "lines in chunks");

  private final RawHttp upstream;
  private final boolean spoils;

  private FaultyHttpbin(RawHttp upstream, boolean spoils) {
    this.upstream = upstream;
    this.spoils = spoils;
  }

  static void main(String[] arguments) throws IOException, InterruptedException {
    int port = freePort();
    Process httpbin =
        new ProcessBuilder("/usr/bin/gunicorn", "--bind=127.0.0.1:" + port, "httpbin:app")
            .inheritIO()
            .start();
    HttpServer _ = proxy(Integer.parseInt(arguments[0]), port, Boolean.parseBoolean(arguments[1]));
    System.exit(httpbin.waitFor());
  }

  /// The proxy alone.
  ///
  /// @param port 0: any that is free
  /// @param httpbin the port of the real one
  public static HttpServer proxy(int port, int httpbin, boolean spoils) throws IOException {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    proxy.createContext("/", new FaultyHttpbin(new RawHttp(httpbin), spoils)::handle);
    proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    proxy.start();
    return proxy;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      RawResponse plain = upstream.send(request(exchange));
      RawResponse answer = spoils ? spoilt(call, plain) : plain;
      for (Header header : answer.headers()) {
        if (!header.named("Content-Length")
            && !header.named("Transfer-Encoding")
            && !header.named("Content-Encoding")
            && !header.named("Connection")) {
          exchange.getResponseHeaders().add(header.name(), header.value());
        }
      }
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static RawRequest request(HttpExchange exchange) throws IOException {
    List<Header> headers = new ArrayList<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("Connection")) {
            values.forEach(value -> headers.add(new Header(name, value)));
          }
        });
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    return RawRequest.of(
        exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
  }

  private static RawResponse spoilt(String call, RawResponse answer) {
    return switch (call) {
      case "GET /status/404" -> new RawResponse(200, answer.headers(), answer.body());
      case "GET /anything" -> body(answer, "\"method\"", "\"verb\"");
      case "GET /get?a=1&b=2" -> body(answer, "\"b\":\\s*\"2\"", "\"b\":\"3\"");
      case "GET /ip" -> body(answer, "\"origin\"", "\"more\": 1, \"origin\"");
      case "POST /post" -> body(answer, "\"number\":\\s*1", "\"number\":\"1\"");
      case "GET /redirect-to?url=/get" -> header(answer, "Location", "/post");
      case "GET /cookies/set?a=b" -> header(answer, "Set-Cookie", "a=b; Path=/; Secure");
      case "GET /basic-auth/user/word" -> header(answer, "WWW-Authenticate", "");
      case "GET /html" -> header(answer, "Content-Type", "text/plain");
      case "GET /stream/3" ->
          new RawResponse(
              answer.status(),
              answer.headers(),
              answer.text().substring(0, answer.text().indexOf('\n') + 1).getBytes(ISO_8859_1));
      default -> answer;
    };
  }

  private static RawResponse body(RawResponse answer, String from, String to) {
    String text = new String(answer.body(), ISO_8859_1).replaceAll(from, to);
    return new RawResponse(answer.status(), answer.headers(), text.getBytes(ISO_8859_1));
  }

  /// @param value empty: without it
  private static RawResponse header(RawResponse answer, String name, String value) {
    List<Header> headers =
        new ArrayList<>(answer.headers().stream().filter(h -> !h.named(name)).toList());
    if (!value.isEmpty()) {
      headers.add(new Header(name, value));
    }
    return new RawResponse(answer.status(), headers, answer.body());
  }
}
