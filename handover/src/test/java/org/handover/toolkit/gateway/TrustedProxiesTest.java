package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  @Test
  void trustsAddressesAndRangesOnly() {
    TrustedProxies proxies =
        new TrustedProxies(List.of("10.0.0.0/8", "192.168.1.7", "2001:db8::/33", "0.0.0.0/32"));
    assertThat(List.of("10.255.0.1", "192.168.1.7", "2001:db8:7fff::1", "::ffff:10.1.2.3"))
        .allMatch(proxies::trust);
    assertThat(List.of("11.0.0.1", "192.168.1.8", "2001:db8:8000::1", "::1", "", "localhost"))
        .noneMatch(proxies::trust);
    assertThat(new TrustedProxies(List.of()).trust("127.0.0.1")).isFalse();
    assertThat(new TrustedProxies(List.of("0.0.0.0/0")).trust("8.8.8.8")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0", "proxy.test", "10.0.0.0/-1", "::/129", "1.1.1.1/x"})
  void refusesWhatIsNeither(String text) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
