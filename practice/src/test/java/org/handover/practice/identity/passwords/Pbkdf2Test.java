package org.handover.practice.identity.passwords;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2Test {
  private static final byte[] SALT = "saltsaltsaltsalt".getBytes(US_ASCII);

  /// HMAC fills a key up to a block of 64 or 128 bytes, and digests a longer one.
  private static final List<String> PASSWORDS =
      List.of(
          "",
          "p",
          "a\0b",
          "ü".repeat(32),
          "p".repeat(65),
          "p".repeat(128),
          "p".repeat(129),
          "😀".repeat(250));

  /// The figures are the SHA-256 of all keys that Python's `hashlib.pbkdf2_hmac` derives of these
  /// passwords, of 1, 2 and 1000 rounds.
  @ParameterizedTest
  @CsvSource({
    "SHA1, a63790386d9afbf54aff1438bffb8ddd8020c987a6d2151004b1fb3f43bf1d85",
    "SHA224, 6491500870b9e5d691f21eb2279c22c8bd30d9266f83e5de12b8b05e4dab6154",
    "SHA256, da5ef36f41a5cc64ab2a991fbed18522821c7a074102e9585e43acc43a34af0f",
    "SHA384, 8af60ae59d5304ad00ad9c618e2cf016e5940aa2eda81a963217b5087c9945a0",
    "SHA512, c7b728fa1b7ef1a21c22f1ee82c415126fc07ed4881265970c50f9c3c4d83481"
  })
  void derivesWhatPythonDerivesOfAnyPassword(Pbkdf2 function, String expected)
      throws NoSuchAlgorithmException {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (int rounds : List.of(1, 2, 1000)) {
      PASSWORDS.forEach(password -> all.update(function.derive(password, SALT, rounds)));
    }

    assertThat(HexFormat.of().formatHex(all.digest())).isEqualTo(expected);
  }
}
