package org.handover.toolkit.gateway;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses and CIDR ranges whose `X-Forwarded-*` is believed.
public final class TrustedProxies {
  private final List<Range> ranges;

  private static final class Range {
    private final byte[] network;
    private final int bits;

    private Range(byte[] network, int bits) {
      this.network = network;
      this.bits = bits;
    }

    private boolean holds(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Of texts such as `10.0.0.0/8` and `::1`.
  ///
  /// @throws IllegalArgumentException naming the text that is neither an address nor a range
  public TrustedProxies(List<String> texts) {
    ranges = texts.stream().map(TrustedProxies::range).toList();
  }

  private static Range range(String text) {
    int slash = text.indexOf('/');
    byte[] network = bytes(slash < 0 ? text : text.substring(0, slash));
    if (network == null) {
      throw unfit(text);
    }
    int most = network.length * 8;
    int bits = slash < 0 ? most : bits(text, slash);
    if (bits < 0 || bits > most) {
      throw unfit(text);
    }
    return new Range(network, bits);
  }

  private static int bits(String text, int slash) {
    try {
      return Integer.parseInt(text.substring(slash + 1));
    } catch (NumberFormatException e) {
      throw unfit(text);
    }
  }

  private static IllegalArgumentException unfit(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is neither an IP address nor a range such as 10.0.0.0/8");
  }

  /// Null: it is no IP address.
  static byte @Nullable [] bytes(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    // ::ffff:10.0.0.1 is 10.0.0.1, as a dual-stack listener reports it.
    return bytes != null && bytes.length == 16 && isMapped(bytes)
        ? Arrays.copyOfRange(bytes, 12, 16)
        : bytes;
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  boolean trust(String address) {
    if (ranges.isEmpty()) {
      return false;
    }
    byte[] bytes = bytes(address);
    return bytes != null && ranges.stream().anyMatch(range -> range.holds(bytes));
  }
}
