package org.handover.toolkit.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  // As Werkzeug 3 writes it, made by Python's hashlib.scrypt.
  private static final String SCRYPT =
      "scrypt:32768:8:1$Q4x9TzL0aBcDeFgH$"
          + "0f7b57617a0920f04a74d4db2cf638176e86c07f39d5d6971f8d8a36194c8600"
          + "205ebd6425650918279247e7461089e29a698566e6889327ab111926335711d1";

  @Test
  void scryptIsThatOfRfc7914() {
    assertThat(new Scrypt(16, 1, 1).hash(new byte[0], new byte[0], 64))
        .isEqualTo(
            HexFormat.of()
                .parseHex(
                    "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"));
    assertThat(new Scrypt(1024, 8, 16).hash("password".getBytes(UTF_8), "NaCl".getBytes(UTF_8), 64))
        .isEqualTo(
            HexFormat.of()
                .parseHex(
                    "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"));
  }

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
}
