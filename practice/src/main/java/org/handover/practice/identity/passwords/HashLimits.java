package org.handover.practice.identity.passwords;

/// How much work a stored hash may ask for. The figures leave room above what the three libraries
/// write by default today (1,000,000 rounds, 32 MiB).
public final class HashLimits {
  /// The column holds 255 characters; another table's may hold more.
  static final int LENGTH = 1024;

  public static final int MAX_ROUNDS = 2_000_000;

  /// scrypt fills `128·n·r` bytes and does about `p·n·r` steps.
  private static final long MAX_SCRYPT_BYTES = 64L << 20;

  private static final long MAX_SCRYPT_STEPS = 1L << 20;

  private HashLimits() {}

  static boolean allowRounds(int rounds) {
    return rounds >= 1 && rounds <= MAX_ROUNDS;
  }

  /// RFC 7914: n is a power of two above 1 and below `2^(16·r)`.
  static boolean allowScrypt(long n, long r, long p) {
    return n > 1
        && Long.bitCount(n) == 1
        && r >= 1
        && p >= 1
        && Long.numberOfTrailingZeros(n) < 16 * r
        && 128 * n * r <= MAX_SCRYPT_BYTES
        && p * n * r <= MAX_SCRYPT_STEPS;
  }
}
