package org.handover.practice.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.identity.PythonPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against Werkzeug, passlib and Django themselves.
class PasswordsIT {
  private static final List<String> PASSWORDS =
      List.of(
          "correct horse",
          "grüße 🩺 سلام",
          "nul\0inside",
          " blank around ",
          "longer than a block of any digest ".repeat(8),
          "x");

  private static final HashingPool POOL = new HashingPool();
  private static final Passwords OURS = new Passwords(260_000, POOL, Optional::empty);

  private static JsonNode answer;

  @BeforeAll
  static void askPython() throws Exception {
    List<List<String>> hashes =
        PASSWORDS.stream().map(password -> List.of(OURS.hash(password), password)).toList();
    answer = PythonPeer.ask("password_peer.py", Map.of("passwords", PASSWORDS, "hashes", hashes));
  }

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Test
  void readsWhatTheLibrariesWrite() {
    assertThat(answer.get("made"))
        .hasSize(PASSWORDS.size() * 12)
        .allSatisfy(made -> {
          String stored = made.get(0).stringValue();
          String password = made.get(1).stringValue();
          assertThat(OURS.matches(stored, password)).as(stored).isTrue();
          assertThat(PasswordHash.parse(stored).orElseThrow().matches(password + "?"))
              .as(stored)
              .isFalse();
        });
  }

  @Test
  void writesWhatWerkzeugReads() {
    assertThat(answer.get("checked"))
        .hasSameSizeAs(PASSWORDS)
        .allSatisfy(checked -> assertThat(checked.booleanValue()).isTrue());
  }
}
