package org.handover.toolkit.load;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handover.toolkit.parity.play.ReadRequest;
import org.handover.toolkit.wire.Header;

/// A read that is sent again and again.
///
/// @param expected the class of the status that is known of it: 2 is 200 to 299
/// @param endpoint what it is counted under: method and path, its numbers left open, no query
record LoadRequest(
    String method, String target, List<Header> headers, int expected, String endpoint) {
  private static final int LONGEST = 60;
  private static final URI ANYWHERE = URI.create("http://localhost");

  /// Headers that the client sets itself.
  private static final Set<String> ITS_OWN =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  LoadRequest {
    headers = List.copyOf(headers);
    if (!isPossible(method, target, headers)) {
      throw new IllegalArgumentException("%s is no read that can be sent".formatted(endpoint));
    }
  }

  /// Whether it only reads, and the client can send it.
  static boolean isPossible(String method, String target, List<Header> headers) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return reads
        && target.startsWith("/")
        && !target.contains("#")
        && ReadRequest.isSafe(method, target, headers)
        && isSendable(method, target, headers);
  }

  /// What clients have sent and logs hold is not always a URI.
  private static boolean isSendable(String method, String target, List<Header> headers) {
    try {
      HttpRequest request = http(ANYWHERE, method, target, headers).build();
      return request.uri().getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  HttpRequest to(URI server, Duration timeout) {
    return http(server, method, target, headers).timeout(timeout).build();
  }

  private static HttpRequest.Builder http(
      URI server, String method, String target, List<Header> headers) {
    String base = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/$", "");
    URI uri = URI.create(server.getScheme() + "://" + server.getRawAuthority() + base + target);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    for (Header header : headers) {
      if (!ITS_OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
        builder.header(header.name(), header.value());
      }
    }
    return builder;
  }

  /// Expected to be answered as it was known to be.
  ///
  /// @param status 304 and 206 stand for 200; 0: not known, hence 200
  static LoadRequest of(String method, String target, List<Header> headers, int status) {
    int known = status == 0 || status == 304 || status == 206 ? 200 : status;
    return new LoadRequest(method, target, headers, known / 100, endpoint(method, target));
  }

  private static String endpoint(String method, String target) {
    String path = target.split("\\?", 2)[0];
    StringBuilder open = new StringBuilder(method.toUpperCase(Locale.ROOT)).append(' ');
    for (String segment : path.substring(1).split("/", 20)) {
      // Numbers, and what could be a key or a token.
      boolean varies = segment.chars().anyMatch(Character::isDigit) || segment.length() > 30;
      open.append('/').append(varies && !segment.matches("v\\d") ? "{}" : segment);
    }
    return open.length() > LONGEST ? open.substring(0, LONGEST) + "…" : open.toString();
  }
}
