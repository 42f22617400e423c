package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentCodeTest {
  @ParameterizedTest
  @CsvSource({
    "/api/scenarios/%31, /api/scenarios/1",
    "/api%2Fhealth, /api/health",
    "/api/health%2f, /api/health/",
    "/api/health;v=1, /api/health%3Bv=1",
    "/api/%2e%2e/x, /api/../x",
    "/api/%E2%82%AC, /api/%E2%82%AC",
    "/api/%00, /api/%00",
    "/api/%25zz, /api/%25zz",
    "/api/%zz, /api/%25zz",
    "/api/%ff, /api/%EF%BF%BD"
  })
  void givesEachPathOneSpelling(String raw, String canonical) {
    assertThat(PercentCode.encodePath(PercentCode.decode(raw))).isEqualTo(canonical);
  }
}
