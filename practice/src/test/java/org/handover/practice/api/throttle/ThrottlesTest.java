package org.handover.practice.api.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ThrottlesTest {
  private static final String CLINIC = "203.0.113.7";

  /// A clock that stands still until it is moved.
  private static final class StoppedTime implements TimeMeter {
    private long nanos = 1;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private final StoppedTime time = new StoppedTime();

  @Test
  void refusesAUserWhoHasAskedTooOftenAndSaysForHowLong() {
    Throttles throttles = throttles(Map.of("THROTTLE_USER", "5/min"));
    for (int i = 0; i < 5; i++) {
      assertThat(request(user(1), throttles)).isEmpty();
    }

    assertThat(request(user(1), throttles)).hasValue(12);
    assertThat(request(user(2), throttles)).as("another user").isEmpty();
    time.pass(Duration.ofMillis(11_001));
    assertThat(request(user(1), throttles)).as("not quite").hasValue(1);
    time.pass(Duration.ofMillis(999));
    assertThat(request(user(1), throttles)).as("after 12 seconds").isEmpty();
  }

  @Test
  void doesNotCountARefusedRequest() {
    Throttles throttles = throttles(Map.of("THROTTLE_USER", "1/s"));
    assertThat(request(user(1), throttles)).isEmpty();
    for (int i = 0; i < 100; i++) {
      assertThat(request(user(1), throttles)).hasValue(1);
    }

    time.pass(Duration.ofSeconds(1));

    assertThat(request(user(1), throttles)).isEmpty();
  }

  @Test
  void countsStrangersByTheirAddressAndUsersByThemselves() {
    Throttles throttles = throttles(Map.of("THROTTLE_ADDRESS", "1/hour"));
    assertThat(request(Principal.ANONYMOUS, throttles)).isEmpty();

    assertThat(request(Principal.ANONYMOUS, throttles)).hasValue(3600);
    assertThat(request(user(1), throttles)).isEmpty();
  }

  @Test
  void countsGuessesAtAnAccountApartFromOthersOfTheSameAddress() {
    Throttles throttles = throttles(Map.of("THROTTLE_GUESSES", "2/min"));
    assertThat(guess("anna", CLINIC, throttles)).isEmpty();
    assertThat(guess("anna", CLINIC, throttles)).isEmpty();

    assertThat(guess("anna", CLINIC, throttles)).hasValue(30);
    assertThat(guess("bela", CLINIC, throttles)).isEmpty();
    assertThat(guess("anna", "198.51.100.1", throttles)).as("its owner, from elsewhere").isEmpty();
  }

  @Test
  void countsWhoeverHasATokenAndTriesPasswordsByThatToo() {
    Throttles throttles = throttles(Map.of("THROTTLE_GUESSES", "1/min"));
    throttles.secret(user(1), () -> "198.51.100.1");

    assertThatThrownBy(() -> throttles.secret(user(1), () -> "198.51.100.2"))
        .isInstanceOf(ApiException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "203.0.113.7, ::ffff:203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "unknown, _hidden, true",
  })
  void takesTheAddressesOfOneLineForOne(String one, String other, boolean same) {
    Throttles throttles = throttles(Map.of("THROTTLE_ADDRESS", "1/min"));
    assertThat(stranger(one, throttles)).isEmpty();

    assertThat(stranger(other, throttles).isPresent()).isEqualTo(same);
  }

  @Test
  void countsAnIpv6SiteAsAWhole() {
    Throttles throttles = throttles(Map.of("THROTTLE_ADDRESS", "1/min"));
    for (int line = 0; line < 16; line++) {
      assertThat(stranger("2001:db8:1:%x::1".formatted(line), throttles)).isEmpty();
    }

    assertThat(stranger("2001:db8:1:ffff::1", throttles)).isPresent();
    assertThat(stranger("2001:db8:2:ffff::1", throttles)).as("another site").isEmpty();
  }

  @Test
  void keepsNoMoreBucketsThanItShouldHoweverManyAddressesAsk() {
    Buckets buckets = new Buckets(Rate.parse("1/day"), time);
    for (int address = 0; address < 10 * Buckets.MOST; address++) {
      buckets.take(address);
    }

    assertThat(buckets.size()).isLessThanOrEqualTo(Buckets.MOST);
  }

  @Test
  void remembersWhoAsksOftenThroughAFloodOfOthers() {
    Buckets buckets = new Buckets(Rate.parse("10/day"), time);
    for (int i = 0; i < 10; i++) {
      buckets.take("often");
    }
    for (int address = 0; address < 2 * Buckets.MOST; address++) {
      buckets.take(address);
      if (address % 1000 == 0) {
        assertThatThrownBy(() -> buckets.take("often")).isInstanceOf(ApiException.class);
      }
    }
  }

  @Test
  void forgetsABucketThatIsFullAgain() {
    Buckets buckets = new Buckets(Rate.parse("10/min"), time);
    buckets.take("once");
    assertThat(buckets.size()).isOne();

    time.pass(Duration.ofMinutes(1));

    assertThat(buckets.size()).isZero();
  }

  @Test
  void countsNothingWhereItIsOff() {
    Throttles throttles = throttles(Map.of("THROTTLE_USER", "off"));

    for (int i = 0; i < 10_000; i++) {
      assertThat(request(user(1), throttles)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0/min", "-1/min", "10", "10/", "10/week", "10/5min", "many", "1e3/s"})
  void refusesToStartWithARateThatIsNone(String rate) {
    assertThatThrownBy(() -> throttles(Map.of("THROTTLE_USER", rate)))
        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("THROTTLE_USER");
  }

  private Throttles throttles(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", new HashMap<>(variables)));
    return new Throttles(ThrottleSettings.from(environment), (_, rate) -> new Buckets(rate, time));
  }

  private static Principal user(int id) {
    return new Principal(id, Role.LEARNER);
  }

  private static OptionalLong request(Principal principal, Throttles throttles) {
    return wait(() -> throttles.request(principal, () -> CLINIC));
  }

  private static OptionalLong stranger(String address, Throttles throttles) {
    return wait(() -> throttles.request(Principal.ANONYMOUS, () -> address));
  }

  private static OptionalLong guess(String account, String address, Throttles throttles) {
    return wait(() -> throttles.guess(account, address));
  }

  /// For how many seconds it is refused.
  private static OptionalLong wait(Runnable counted) {
    try {
      counted.run();
      return OptionalLong.empty();
    } catch (ApiException refused) {
      assertThat(refused.fault()).isInstanceOf(ApiError.Throttled.class);
      return OptionalLong.of(((ApiError.Throttled) refused.fault()).seconds());
    }
  }
}
