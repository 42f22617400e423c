package org.handover.toolkit.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which requests are let in.
///
/// The page and its scripts hold no data and are open. The rest needs the session cookie, which is
/// given for the token. `Host` has to be our own address, so that no foreign name that resolves to
/// the loopback address reaches us (DNS rebinding); an order needs a header that a foreign page
/// cannot send without our consent (CSRF), besides `SameSite=Strict`.
final class ConsoleAccess {
  static final String COOKIE = "handover_console";
  private static final String HEADER = "X-Handover-Console";
  private static final String BEARER = "Bearer ";
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> DATA = Set.of("/snapshot", "/events");

  private final Token token;
  private final List<String> hosts;

  ConsoleAccess(Token token, InetSocketAddress address) {
    this.token = token;
    String host = address.getAddress().getHostAddress();
    this.hosts =
        List.of(
            (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort(),
            "localhost:" + address.getPort());
  }

  /// Why a request is not let in.
  record Refusal(int status, String text) {}

  Optional<Refusal> refusal(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    List<String> named = headers.getOrDefault("Host", List.of());
    if (named.size() != 1 || !hosts.contains(named.getFirst())) {
      return refused(421, "this is " + hosts.getFirst());
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      return refused(405, "GET, HEAD or POST");
    }
    String path = exchange.getRequestURI().getPath();
    return exchange.getRequestMethod().equals("POST") ? order(headers, path) : look(headers, path);
  }

  private Optional<Refusal> look(Headers headers, String path) {
    return DATA.contains(path) ? session(headers) : Optional.empty();
  }

  private Optional<Refusal> order(Headers headers, String path) {
    String origin = headers.getFirst("Origin");
    boolean foreign = origin != null && hosts.stream().noneMatch(h -> origin.equals("http://" + h));
    if (foreign || headers.getFirst(HEADER) == null) {
      return refused(403, "this order did not come from the console's page");
    }
    return path.equals("/session") ? token(headers) : session(headers);
  }

  private Optional<Refusal> token(Headers headers) {
    String given = headers.getFirst("Authorization");
    boolean known =
        given != null && given.startsWith(BEARER) && token.is(given.substring(BEARER.length()));
    return known ? Optional.empty() : refused(401, "this is not the token");
  }

  private Optional<Refusal> session(Headers headers) {
    List<String> cookies = headers.getOrDefault("Cookie", List.of());
    for (String header : cookies) {
      for (String cookie : header.split(";", -1)) {
        String one = cookie.strip();
        if (one.startsWith(COOKIE + "=") && token.isSession(one.substring(COOKIE.length() + 1))) {
          return Optional.empty();
        }
      }
    }
    return refused(401, "open the address with the token that `handover console` printed");
  }

  private static Optional<Refusal> refused(int status, String text) {
    return Optional.of(new Refusal(status, text));
  }
}
