package org.handover.practice.api.v2;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// The hosts whose `X-Forwarded-…` headers are believed: networks such as `127.0.0.0/8`, or single
/// addresses.
final class TrustedProxies {
  private static final class Network {
    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    static Network parse(String text) {
      String[] parts = text.split("/", 2);
      byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
      int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * 8;
      if (bits < 0 || bits > address.length * 8) {
        throw new IllegalArgumentException("no such prefix: /" + bits);
      }
      return new Network(address, bits);
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /// @param list separated by commas; may be empty
  /// @throws IllegalArgumentException where one does not parse
  static TrustedProxies parse(String list) {
    return new TrustedProxies(
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::parse)
            .toList());
  }

  static boolean isValid(String list) {
    try {
      parse(list);
      return true;
    } catch (IllegalArgumentException notAList) {
      return false;
    }
  }

  static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /// @param address as a server has it of a connection, or as a proxy wrote it
  boolean contain(String address) {
    if (networks.isEmpty()) {
      return false;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return networks.stream().anyMatch(network -> network.contains(bytes));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
