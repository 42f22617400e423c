package org.handover.toolkit.parity.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  // As Werkzeug 3 writes it, made by Python's hashlib.scrypt.
  private static final String SCRYPT =
      "scrypt:32768:8:1$Q4x9TzL0aBcDeFgH$"
          + "0f7b57617a0920f04a74d4db2cf638176e86c07f39d5d6971f8d8a36194c8600"
          + "205ebd6425650918279247e7461089e29a698566e6889327ab111926335711d1";

  @Test
  void aHashOfWerkzeugFitsItsPasswordOnly() {
    PasswordHash hash = PasswordHash.parse(SCRYPT).orElseThrow();
    assertThat(hash.fits("a word, ä")).isTrue();
    assertThat(hash.fits("a word, a")).isFalse();
    assertThat(hash.isNoWeakerThan(hash)).isTrue();
  }

  @Test
  void costsThatNobodyCanPayAreNotTried() {
    assertThat(PasswordHash.parse(SCRYPT.replace("32768", "1073741824"))).isEmpty();
    assertThat(PasswordHash.parse(SCRYPT.replace("32768", "32767"))).isEmpty();
  }

  // Made by passlib 1.7.4.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2b$04$Q4x9TzL0aBcDeFgHiJkLmOPO5iXw61.fjKOfKB3Y8MNfdW./lsI2u",
        "$bcrypt-sha256$v=2,t=2b,r=4$Q4x9TzL0aBcDeFgHiJkLmO$u5ROahyp3SKmCG6gctmOOjy4T0JMst6",
        "bcrypt$$2b$04$Q4x9TzL0aBcDeFgHiJkLmOPO5iXw61.fjKOfKB3Y8MNfdW./lsI2u",
        "bcrypt_sha256$$2b$04$Q4x9TzL0aBcDeFgHiJkLmOnr0VUKpgnWhg/7l/qoE.lIbXDetRSOq"
      })
  void bcryptInEachSpellingFitsItsPasswordOnly(String stored) {
    PasswordHash hash = PasswordHash.parse(stored).orElseThrow();
    assertThat(hash.fits("a word, ä")).isTrue();
    assertThat(hash.fits("a word, a")).isFalse();
  }

  @Test
  void bcryptTakesTheFirst72Bytes() {
    PasswordHash hash =
        PasswordHash.parse("$2a$04$Q4x9TzL0aBcDeFgHiJkLmOFnj9yZFHOqpqDWbB8eE4bm7m2LGb126")
            .orElseThrow();
    assertThat(hash.fits("x".repeat(80))).isTrue();
    assertThat(hash.fits("x".repeat(72))).isTrue();
    assertThat(hash.fits("x".repeat(71))).isFalse();
  }

  @Test
  void bcryptIsComparedByItsCostAndWhatItIsOf() {
    String salted = "$Q4x9TzL0aBcDeFgHiJkLmOPO5iXw61.fjKOfKB3Y8MNfdW./lsI2u";
    PasswordHash hash = PasswordHash.parse("$2b$06" + salted).orElseThrow();
    assertThat(PasswordHash.parse("$2a$06" + salted).orElseThrow().isNoWeakerThan(hash)).isTrue();
    assertThat(PasswordHash.parse("$2b$05" + salted).orElseThrow().isNoWeakerThan(hash)).isFalse();
    assertThat(
            PasswordHash.parse("bcrypt_sha256$$2b$06" + salted).orElseThrow().isNoWeakerThan(hash))
        .isFalse();
    assertThat(PasswordHash.parse(SCRYPT).orElseThrow().isNoWeakerThan(hash)).isFalse();
    assertThat(PasswordHash.parse("$2b$31" + salted)).as("a cost that nobody can pay").isEmpty();
  }
}
