package org.handover.toolkit.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "GET /api/x, GET, /api/x, true",
    "GET /api/x, GET, /api/x?q=/1, true",
    "GET /api/x, POST, /api/x, false",
    "* /api/x, POST, /api/x, true",
    "GET /api/*/y, GET, /api/1/y, true",
    "GET /api/*/y, GET, /api/1/2/y, false",
    "GET /api/*, GET, /api, false",
    "GET /api/**, GET, /api/1/2/y, true",
    "GET /api/x, GET, /api/x/, false"
  })
  void aStarIsOneStep(String pattern, String method, String target, boolean fits) {
    assertThat(Endpoint.parse(pattern).fits(method, target)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET", "/api/x", "GET api/x", "GET /a /b"})
  void anythingElseIsRefused(String pattern) {
    assertThatThrownBy(() -> Endpoint.parse(pattern)).hasMessageContaining("is no endpoint");
  }
}
