package org.handover.practice.api.throttle;

import java.util.function.BiFunction;

/// Counts by address. An IPv6 site, which has 65,536 networks to come from, is counted as a whole
/// as well, more generously.
final class AddressBuckets {
  private static final int LINES_OF_A_SITE = 16;

  private final Buckets lines;
  private final Buckets sites;

  /// @param name sets these apart from other counts by address
  AddressBuckets(String name, Rate rate, BiFunction<String, Rate, Buckets> buckets) {
    lines = buckets.apply(name, rate);
    sites = buckets.apply(name, rate.times(LINES_OF_A_SITE));
  }

  void take(Network network) {
    lines.take(network);
    if (network.isOneOfMany()) {
      sites.take(network.site());
    }
  }
}
