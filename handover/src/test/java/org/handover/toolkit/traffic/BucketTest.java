package org.handover.toolkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
  /// What nginx 1.22 answers with 99 parts of 1 % and `*`.
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "a, 57",
    "ab, 10",
    "abc, 7",
    "abcd, 15",
    "127.0.0.1, 71",
    "Bearer x, 92",
    "größe, 12"
  })
  void hashesAsNginxDoes(String key, int bucket) {
    assertThat(Bucket.hashed(key).number()).isEqualTo(bucket);
  }

  @Test
  void spreadsClientsEvenly() {
    int[] counts = new int[Bucket.COUNT];
    IntStream.range(0, 100_000)
        .mapToObj(i -> "client " + i)
        .forEach(client -> counts[Bucket.hashed(client).number()]++);

    // 1,000 each, within five standard deviations.
    assertThat(IntStream.of(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(840, 1_160));
  }

  @Test
  void believesItsCookieFirst() {
    assertThat(Bucket.of("07", "Bearer x", "s", "127.0.0.1")).isEqualTo(new Bucket(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "-1", "100", "a1", " 7", "٠٧", ""})
  void ignoresACookieThatIsNotItsOwn(String cookie) {
    assertThat(Bucket.of(cookie, null, null, "127.0.0.1")).isEqualTo(Bucket.hashed("127.0.0.1"));
  }

  @Test
  void tellsClientsByWhatAuthenticatesThemAndElseByAddress() {
    assertThat(Bucket.of(null, "Bearer x", "s", "a")).isEqualTo(Bucket.hashed("Bearer x"));
    assertThat(Bucket.of(null, "", "s", "a")).isEqualTo(Bucket.hashed("s"));
    assertThat(Bucket.of(null, null, "", "a")).isEqualTo(Bucket.hashed("a"));
  }

  @Test
  void sendsNoClientBackWhenTheShareIsRaised() {
    IntStream.range(0, Bucket.COUNT)
        .mapToObj(Bucket::new)
        .forEach(bucket -> {
          long switches =
              IntStream.range(0, 100)
                  .filter(share -> bucket.backend(share) == Backend.NEXT)
                  .filter(share -> bucket.backend(share + 1) == Backend.LEGACY)
                  .count();
          assertThat(switches).isZero();
          assertThat(bucket.backend(0)).isEqualTo(Backend.LEGACY);
          assertThat(bucket.backend(100)).isEqualTo(Backend.NEXT);
        });
  }
}
