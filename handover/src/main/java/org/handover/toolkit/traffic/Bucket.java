package org.handover.toolkit.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the 100 parts of all clients, 0 to 99. A client is on the new backend when its bucket is
/// below its group's share, so raising a share sends no client back.
///
/// A client keeps its bucket in a cookie. The cookie holds the bucket and no id, so it identifies
/// no one, and it is the same in both gateways. Without the cookie, the bucket is a hash of what
/// authenticates the client, else of its address.
///
/// @param number 0 to 99
public record Bucket(int number) {
  /// The cookie's name.
  public static final String COOKIE = "handover_bucket";

  public static final int COUNT = 100;

  /// What 1 % is to nginx's `split_clients`: 100 * 0xffffffff / 10000
  /// (`ngx_http_split_clients_module.c`).
  private static final long ONE_PERCENT = 100 * 0xffff_ffffL / 10_000;

  private static final int MURMUR = 0x5bd1_e995;

  public Bucket {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("a bucket is 0 to 99, not " + number);
    }
  }

  /// The bucket of a request. Each parameter is null or empty if the request has none.
  ///
  /// @param cookie the value of [#COOKIE]; ignored unless it is two digits
  /// @param authorization the whole header
  /// @param session the value of the site's session cookie
  /// @param address the client's, as trusted proxies tell it
  public static Bucket of(
      @Nullable String cookie,
      @Nullable String authorization,
      @Nullable String session,
      String address) {
    return kept(cookie)
        .orElseGet(() -> {
          if (authorization != null && !authorization.isEmpty()) {
            return hashed(authorization);
          }
          return hashed(session != null && !session.isEmpty() ? session : address);
        });
  }

  /// Of a cookie's value; empty if it is not two digits.
  public static Optional<Bucket> kept(@Nullable String cookie) {
    boolean ours =
        cookie != null
            && cookie.length() == 2
            && digit(cookie.charAt(0))
            && digit(cookie.charAt(1));
    return ours ? Optional.of(new Bucket(Integer.parseInt(cookie))) : Optional.empty();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /// As nginx's `split_clients` does with 99 parts of 1 % and the rest.
  public static Bucket hashed(String key) {
    long hash = murmur2(key.getBytes(StandardCharsets.UTF_8)) & 0xffff_ffffL;
    return new Bucket(Math.toIntExact(Math.min(COUNT - 1L, hash / ONE_PERCENT)));
  }

  /// MurmurHash2 with seed 0, as `ngx_murmur_hash2` computes it.
  private static int murmur2(byte[] data) {
    int hash = data.length;
    int at = 0;
    for (; data.length - at >= 4; at += 4) {
      int k = byteAt(data, at, 0) | byteAt(data, at, 1) | byteAt(data, at, 2) | byteAt(data, at, 3);
      k *= MURMUR;
      k ^= k >>> 24;
      k *= MURMUR;
      hash = hash * MURMUR ^ k;
    }
    int left = data.length - at;
    for (int i = left - 1; i >= 0; i--) {
      hash ^= byteAt(data, at, i);
    }
    if (left > 0) {
      hash *= MURMUR;
    }
    hash ^= hash >>> 13;
    hash *= MURMUR;
    return hash ^ hash >>> 15;
  }

  private static int byteAt(byte[] data, int at, int index) {
    return (data[at + index] & 0xff) << (8 * index);
  }

  /// Which backend answers this bucket.
  ///
  /// @param share 0 to 100, of a movable group
  public Backend backend(int share) {
    return number < share ? Backend.NEXT : Backend.LEGACY;
  }

  /// Two digits, as in the cookie and in the names of files.
  @Override
  public String toString() {
    return (number < 10 ? "0" : "") + number;
  }
}
