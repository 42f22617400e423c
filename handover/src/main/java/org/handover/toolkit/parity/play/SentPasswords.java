package org.handover.toolkit.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.parity.cases.JsonValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The passwords that the play has set, by user id: what a stored hash must fit, whatever its salt.
public final class SentPasswords {
  private final Map<String, String> byUser = new HashMap<>();

  void note(Exchange before, Exchange after) {
    note(before);
    note(after);
  }

  /// A password that was accepted for a user whom the answer names: as it is set, or signed in
  /// with.
  private void note(Exchange exchange) {
    byte[] body = exchange.request().body();
    if (body != null && exchange.answer().status() < 300) {
      JsonNode answer = exchange.answer().json();
      JsonNode user = answer.has("user") ? answer.path("user") : answer;
      sentPassword(body).ifPresent(p -> byUser.put(user.path("id").asString(""), p));
    }
  }

  /// Whether a hash is one of the user's last password.
  ///
  /// @param user the row's key
  public boolean fit(String user, String hash) {
    @Nullable String password = byUser.get(user);
    return password != null && PasswordHash.parse(hash).filter(h -> h.fits(password)).isPresent();
  }

  private static Optional<String> sentPassword(byte[] body) {
    return JsonValues.parse(new String(body, UTF_8))
        .flatMap(sent -> sent.path("password").stringValueOpt());
  }
}
