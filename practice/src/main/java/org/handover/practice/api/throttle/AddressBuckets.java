package org.handover.practice.api.throttle;

import io.github.bucket4j.TimeMeter;

/// Counts by address. An IPv6 site, which has 65,536 networks to come from, is counted as a whole
/// as well, more generously.
final class AddressBuckets {
  private static final int LINES_OF_A_SITE = 16;

  private final Buckets lines;
  private final Buckets sites;

  AddressBuckets(Rate rate, TimeMeter time) {
    lines = new Buckets(rate, time);
    sites = new Buckets(rate.times(LINES_OF_A_SITE), time);
  }

  void take(Network network) {
    lines.take(network);
    if (network.isOneOfMany()) {
      sites.take(network.site());
    }
  }
}
