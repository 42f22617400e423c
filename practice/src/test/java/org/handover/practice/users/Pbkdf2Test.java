package org.handover.practice.users;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Held against the JDK's own.
class Pbkdf2Test {
  private static final int[] ROUNDS = {1, 2, 1000};

  /// HMAC fills a key up to a block of 64 or 128 bytes, and digests a longer one.
  private static final int[] LENGTHS = {0, 1, 20, 63, 64, 65, 127, 128, 129, 1000};

  private static final byte[] SALT = "saltsaltsaltsalt".getBytes(US_ASCII);

  @ParameterizedTest
  @EnumSource
  void derivesWhatTheJdkDerives(Pbkdf2 function) throws GeneralSecurityException {
    for (int rounds : ROUNDS) {
      for (int length : LENGTHS) {
        String password = "ü".repeat(length / 2) + "p".repeat(length % 2);
        assertThat(function.derive(password, SALT, rounds))
            .as("%d rounds, a password of %d bytes", rounds, length)
            .isEqualTo(jdk(function, password, rounds));
      }
    }
  }

  private static byte[] jdk(Pbkdf2 function, String password, int rounds)
      throws GeneralSecurityException {
    return SecretKeyFactory.getInstance("PBKDF2WithHmac" + function)
        .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, rounds, function.size * 8))
        .getEncoded();
  }
}
