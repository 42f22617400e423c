package org.handover.practice.api.v2;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a request came from and what the client calls this host, through proxies that are trusted.
public final class Origins {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?");

  private final TrustedProxies proxies;

  Origins(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /// `https://practice.example`: how the client reached us.
  String base(HttpServletRequest request) {
    boolean trusted = proxies.contain(request.getRemoteAddr());
    String scheme =
        forwarded(request, "X-Forwarded-Proto", trusted)
            .filter(proto -> proto.equals("http") || proto.equals("https"))
            .orElse(request.getScheme());
    return scheme + "://" + host(request, trusted);
  }

  /// The address of the client: the last that no trusted proxy has. Where a proxy names none, its
  /// own.
  public String client(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    List<String> hops =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(hop -> withoutPort(hop.strip()))
            .toList();
    for (String hop : hops.reversed()) {
      if (!proxies.contain(address) || !TrustedProxies.isAddress(hop)) {
        break;
      }
      address = hop;
    }
    return address;
  }

  /// Some proxies write `203.0.113.7:5678` or `[2001:db8::7]:5678`.
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      return hop.substring(1, Math.max(1, hop.indexOf(']')));
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  /// A `Host` that is none would end up in links.
  private static String host(HttpServletRequest request, boolean trusted) {
    return forwarded(request, "X-Forwarded-Host", trusted)
        .or(() -> Optional.ofNullable(request.getHeader("Host")))
        .filter(host -> HOST.matcher(host).matches())
        .orElseGet(() -> request.getLocalAddr() + ":" + request.getLocalPort());
  }

  private static Optional<String> forwarded(
      HttpServletRequest request, String header, boolean trusted) {
    return Optional.ofNullable(trusted ? request.getHeader(header) : null)
        .map(value -> value.split(",", 2)[0].strip());
  }
}
