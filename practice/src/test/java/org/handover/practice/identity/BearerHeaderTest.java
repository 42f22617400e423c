package org.handover.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.practice.identity.BearerHeader.Absent;
import org.handover.practice.identity.BearerHeader.Malformed;
import org.handover.practice.identity.BearerHeader.OtherScheme;
import org.handover.practice.identity.BearerHeader.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHeaderTest {
  @Test
  void findsTheToken() {
    assertThat(BearerHeader.parse("Bearer abc")).isEqualTo(new Token("abc"));
  }

  @Test
  void findsTheTokenAmongOtherFields() {
    assertThat(BearerHeader.parse("Basic x, Bearer abc")).isEqualTo(new Token("abc"));
  }

  @Test
  void aMissingOrEmptyHeaderIsAbsent() {
    assertThat(BearerHeader.parse(null)).isEqualTo(new Absent());
    assertThat(BearerHeader.parse(" , ")).isEqualTo(new Absent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic x", "bearer abc", "Bearer a, Bearer b"})
  void oneFieldHasToBeBearer(String header) {
    assertThat(BearerHeader.parse(header)).isEqualTo(new OtherScheme());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer two words"})
  void bearerTakesOneWord(String header) {
    assertThat(BearerHeader.parse(header)).isEqualTo(new Malformed());
  }

  /// The library answers 500 to these.
  @Test
  void passesOverFieldsWithoutAnyWord() {
    assertThat(BearerHeader.parse("Basic x,,Bearer abc")).isEqualTo(new Token("abc"));
    assertThat(BearerHeader.parse(", ,")).isEqualTo(new OtherScheme());
  }

  @Test
  void showsNoTokenInToString() {
    assertThat(new Token("abc").toString()).doesNotContain("abc");
  }

  @Test
  void readsHugeHeaders() {
    assertThat(BearerHeader.parse("Bearer" + " ".repeat(65_536))).isEqualTo(new Malformed());
    assertThat(BearerHeader.parse(", ".repeat(65_536) + "x")).isEqualTo(new OtherScheme());
    assertThat(BearerHeader.parse("x" + " ".repeat(65_536) + "x")).isEqualTo(new OtherScheme());
    assertThat(BearerHeader.parse("x" + ",".repeat(65_536) + "x")).isEqualTo(new OtherScheme());
    assertThat(BearerHeader.parse(",".repeat(65_536))).isEqualTo(new Absent());
  }
}
