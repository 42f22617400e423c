package org.handover.practice.api.throttle;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// The network that counts as one address: of IPv6 the part that a provider gives to one line, for
/// the rest of the 128 bits its holder chooses.
///
/// @param prefix the leading bits, as many as `bits`
record Network(long prefix, int bits) {
  private static final int LINE = 64;
  private static final int SITE = 48;

  /// Anything that is no address counts as one and the same.
  private static final Network UNKNOWN = new Network(0, 0);

  static Network of(String address) {
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException noAddress) {
      return UNKNOWN;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return bytes.length == Integer.BYTES
        ? new Network(buffer.getInt(), Integer.SIZE)
        : new Network(buffer.getLong(), LINE);
  }

  /// Whether its holder may well have others beside it.
  boolean isOneOfMany() {
    return bits == LINE;
  }

  /// The network around it that a whole site gets.
  Network site() {
    return new Network(prefix >>> (LINE - SITE), SITE);
  }
}
