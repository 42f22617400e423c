package org.handover.practice.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// Who may read the meters: clients with the token or, while none is set, clients on this machine.
/// What a proxy on this machine passes on is from elsewhere.
final class MetricsAccess {
  enum Verdict {
    GRANTED,
    /// A token is asked for.
    UNAUTHORIZED,
    /// As if there were no such path.
    HIDDEN
  }

  private static final List<String> FORWARDED =
      List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

  private final Optional<String> token;

  MetricsAccess(Optional<String> token) {
    this.token = token;
  }

  Verdict verdict(HttpServletRequest request) {
    if (token.isEmpty()) {
      return isLocal(request) ? Verdict.GRANTED : Verdict.HIDDEN;
    }
    String sent = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    byte[] expected = ("Bearer " + token.get()).getBytes(UTF_8);
    return MessageDigest.isEqual(expected, sent.getBytes(UTF_8))
        ? Verdict.GRANTED
        : Verdict.UNAUTHORIZED;
  }

  private static boolean isLocal(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && FORWARDED.stream().noneMatch(header -> request.getHeader(header) != null);
  }

  /// The connection's address is a literal: no name is looked up.
  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
