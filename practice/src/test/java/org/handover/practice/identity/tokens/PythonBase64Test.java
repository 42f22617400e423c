package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonBase64Test {
  /// Captured from PyJWT 2.6.0 on Python 3.11.
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "YQ, 61",
    "YWI, 6162",
    "YWJj, 616263",
    "YQ==, 61",
    "YQ=, 61",
    "Y-_Y, 63efd8",
    "Y+/Y, 63efd8",
    "YQ==YQ, 61",
    "YWJjZA==junk, 61626364",
    "Y*W*J*j, 616263",
    "=Y=W=, 61",
    "====, ''",
    "é, ''"
  })
  void decodesWhatPythonDecodes(String text, String hex) {
    assertThat(PythonBase64.decode(text.getBytes(UTF_8)))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAAAA", "Y=Q=", "AB=CDEF", "YW\nI"})
  void refusesWhatPythonRefuses(String text) {
    assertThat(PythonBase64.decode(text.getBytes(UTF_8))).isEmpty();
  }
}
