package org.handover.practice.api.v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import org.handover.practice.api.Principal;
import org.jspecify.annotations.Nullable;

/// One `Idempotency-Key` of one client for one path, and the request that it comes with.
///
/// @param id a hash, in hexadecimal digits, of who asks, where, and with which key
/// @param request the same of the body
/// @param user who asks, where we know them
/// @param text the key as it was sent, which is stored nowhere
record IdempotencyKey(String id, String request, @Nullable Integer user, String text) {
  /// The key that a request bears, if it is a POST.
  static Optional<IdempotencyKey> of(Request request) {
    return request
        .header("Idempotency-Key")
        .filter(key -> !key.isBlank() && request.method().equals("POST"))
        .map(key -> of(request, key));
  }

  private static IdempotencyKey of(Request request, String key) {
    boolean known = !request.principal().equals(Principal.ANONYMOUS);
    String who = known ? "user " + request.principal().id() : "from " + request.clientAddress();
    return new IdempotencyKey(
        hash(String.join("\n", who, request.path(), key).getBytes(UTF_8)),
        hash(request.bytes()),
        known ? request.principal().id() : null,
        key);
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(EntityTag.sha256().digest(bytes));
  }
}
