package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeWidthTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "character varying(5) | character varying(6)",
        "character varying(5) | character varying",
        "character varying(5) | text",
        "character varying | text",
        "text | character varying",
        "character varying(5)[] | text[]",
        "numeric(10,2) | numeric(12,2)",
        "numeric(10,2)[] | numeric(12,2)[]",
        "bit varying(5) | bit varying",
      })
  void takesALongerOne(String narrow, String wide) {
    assertThat(TypeWidth.isWider(wide, narrow)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "character varying(5) | character varying(4)",
        "character varying(5) | text[]",
        "text | character varying(5)",
        "text | text",
        "character(5) | character(6)",
        "character(5) | text",
        "numeric(10,2) | numeric",
        "numeric(10,2) | numeric(12,3)",
        "numeric(10,2) | numeric(12,0)",
        "numeric | numeric(12,0)",
        "numeric(10,2) | text",
        "bit varying(5) | text",
        "integer | bigint",
        "timestamp(0) without time zone | timestamp without time zone",
        "timestamp(3) with time zone | timestamp(6) with time zone",
        "time(3) without time zone | time(6) without time zone",
        "interval(0) | interval",
        "public.citext | text"
      })
  void takesNoOtherOne(String narrow, String wide) {
    assertThat(TypeWidth.isWider(wide, narrow)).isFalse();
  }
}
