package org.handover.practice.identity.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class PasswordsTest {
  private static final String LONE_SURROGATE = "half \ud83e of a stethoscope";

  /// A hash that the old site made long ago, of fewer rounds than any new one.
  public static String outdated(String password) {
    byte[] key = Pbkdf2.SHA256.derive(password, "salt".getBytes(UTF_8), 1000);
    return "pbkdf2:sha256:1000$salt$" + HexFormat.of().formatHex(key);
  }

  private final HashingPool pool = new HashingPool();
  private final Passwords passwords = new Passwords(260_000, pool, Optional::empty);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void hashesAsWerkzeugDoes() {
    String hash = passwords.hash("correct horse");
    assertThat(hash).matches("pbkdf2:sha256:260000\\$[a-zA-Z0-9]{16}\\$[0-9a-f]{64}");
    assertThat(passwords.matches(hash, "correct horse")).isTrue();
    assertThat(passwords.matches(hash, "Correct horse")).isFalse();
  }

  @Test
  void saltsEachHash() {
    assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
  }

  @Test
  void distinguishesPasswordsAfterANul() {
    String hash = passwords.hash("a\0b");
    assertThat(passwords.matches(hash, "a\0b")).isTrue();
    assertThat(passwords.matches(hash, "a\0c")).isFalse();
    assertThat(passwords.matches(hash, "a")).isFalse();
  }

  @Test
  void nobodyAndTheUnreadableMatchNothing() {
    assertThat(passwords.matches(null, "")).isFalse();
    assertThat(passwords.matches("plain$$secret", "secret")).isFalse();
  }

  /// A hash that does the work of the decoy.
  @Test
  void holdsAnUnknownNameAgainstAHashAsMostAccountsHave() {
    AtomicInteger asked = new AtomicInteger();
    String commonest = outdated("secret");
    Passwords decoyed =
        new Passwords(
            260_000,
            pool,
            () -> {
              asked.incrementAndGet();
              return PasswordHash.parse(commonest);
            });

    assertThat(decoyed.matches(null, "secret")).isFalse();
    assertThat(decoyed.matches("unreadable", "secret")).isFalse();
    assertThat(asked).hasValue(2);
    assertThat(decoyed.matches(commonest, "secret")).isTrue();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aLoneSurrogateMatchesNothing() {
    String question = passwords.hash("half ? of a stethoscope");
    assertThat(passwords.matches(question, LONE_SURROGATE)).isFalse();
    assertThat(passwords.matches(null, LONE_SURROGATE)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash(LONE_SURROGATE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 259_999, 2_000_001})
  void neverHashesTooCheaplyOrTooDearly(int rounds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Passwords(rounds, pool, Optional::empty));
  }

  @Test
  void whatItWritesIsUpToDate() {
    assertThat(passwords.outdated(passwords.hash("correct horse"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unreadable",
        "pbkdf2:sha256:150000$salt$cbda7e786d44456e5d7d3fd400b5c0f228d41be65e001166ddd38eb8efab48e4",
        "pbkdf2:sha1:600000$OO5xR8RcQWMXeLai$15f2b43b892399a89d9a1bb65b915ef237e20707",
        "$pbkdf2-sha256$290000$fK.VEoLQOoeQklKKUUoppQ$sBKnXZ8tgsvkMXXZfXinvJvBIVsRL3G9bthNwIuGwR0",
        "pbkdf2_sha256$260000$seasalt$qc0Y+6t7o2WHYPlqvufrQ30JDXqBzP0lPCpX4duHBAI="
      })
  void otherFormatsAndFewerRoundsAreOutdated(String stored) {
    assertThat(passwords.outdated(stored)).isTrue();
  }

  @Test
  void aHashOfFewerRoundsThanConfiguredIsOutdated() {
    String hash = passwords.hash("correct horse");
    assertThat(new Passwords(600_000, pool, Optional::empty).outdated(hash)).isTrue();
    assertThat(passwords.outdated(hash.replace(":260000$", ":600000$"))).isFalse();
  }

  @Test
  void showsNoHashInToString() {
    String stored = "pbkdf2:sha1:1000$OO5xR8RcQWMXeLai$15f2b43b892399a89d9a1bb65b915ef237e20707";
    assertThat(PasswordHash.parse(stored).orElseThrow().toString())
        .doesNotContain("OO5xR8RcQWMXeLai", "15f2b43b");
  }
}
