package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "%2B3, 3",
    "'+3', 3",
    "+3+, 3",
    "-7, -7",
    "007, 7",
    "1_000, 1000",
    "%D9%A3, 3",
    "%C2%A05, 5",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void readsIntegersAsPythonDoes(String raw, BigInteger value) {
    assertThat(new Query("n=" + raw).integer("n")).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "3e1", "0x1", "", "+", "1__0", "_1", "1_", "one", "--1", "%00"})
  void takesWhatIsNoIntegerForAbsent(String raw) {
    assertThat(new Query("n=" + raw).integer("n")).isEmpty();
  }

  @Test
  void takesTheFirstOfARepeatedParameter() {
    assertThat(new Query("q=a&q=b").text("q")).contains("a");
  }

  @Test
  void takesAnEmptyFirstValueForAbsentEvenIfAnotherFollows() {
    assertThat(new Query("q=&q=b").text("q")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a+b, 'a b'", "a%2Bb, a+b", "%zz, %zz", "100%, 100%", "%ff, \uFFFD", "a;b, a;b"})
  void decodesLeniently(String raw, String value) {
    assertThat(new Query("q=" + raw).text("q")).contains(value);
  }

  @Test
  void takesAnIdThatNoColumnCanHoldForOneThatNoRowHas() {
    assertThat(new Query("id=2147483648").id("id")).contains(RowId.NONE);
  }

  @Test
  void knowsThatNoRowHoldsANul() {
    assertThat(new Query("q=a%00b").text("q").map(Query::canMatch)).contains(false);
  }
}
