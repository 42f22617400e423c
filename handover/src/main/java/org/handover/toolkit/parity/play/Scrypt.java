package org.handover.toolkit.parity.play;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key derivation of RFC 7914, which the JDK does not have.
///
/// @param n cost, a power of two
/// @param r block size
/// @param p parallelism
public record Scrypt(int n, int r, int p) {
  private static final int WORDS = 16;

  byte[] hash(byte[] password, byte[] salt, int length) {
    int blockBytes = 128 * r;
    byte[] blocks = pbkdf2(password, salt, p * blockBytes);
    for (int i = 0; i < p; i++) {
      ByteBuffer block =
          ByteBuffer.wrap(blocks, i * blockBytes, blockBytes)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN);
      int[] words = new int[blockBytes / Integer.BYTES];
      block.asIntBuffer().get(words);
      block.asIntBuffer().put(mixed(words));
    }
    return pbkdf2(password, blocks, length);
  }

  /// `scryptROMix`.
  private int[] mixed(int[] start) {
    int[] x = start;
    int[][] seen = new int[n][];
    for (int i = 0; i < n; i++) {
      seen[i] = x;
      x = blockMixed(x);
    }
    for (int i = 0; i < n; i++) {
      int[] other = seen[x[x.length - WORDS] & (n - 1)];
      int[] both = new int[x.length];
      for (int k = 0; k < x.length; k++) {
        both[k] = x[k] ^ other[k];
      }
      x = blockMixed(both);
    }
    return x;
  }

  private static int[] blockMixed(int[] block) {
    int[] x = new int[WORDS];
    System.arraycopy(block, block.length - WORDS, x, 0, WORDS);
    int[] mixed = new int[block.length];
    int count = block.length / WORDS;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < WORDS; k++) {
        x[k] ^= block[i * WORDS + k];
      }
      salsa(x);
      int at = (i % 2 == 0 ? i / 2 : count / 2 + i / 2) * WORDS;
      System.arraycopy(x, 0, mixed, at, WORDS);
    }
    return mixed;
  }

  /// Salsa20/8, in place.
  private static void salsa(int[] block) {
    int[] x = block.clone();
    for (int round = 0; round < 8; round += 2) {
      for (int i = 0; i < 4; i++) {
        quarter(x, 5 * i, 4, WORDS);
      }
      for (int i = 0; i < 4; i++) {
        quarterOfRow(x, i);
      }
    }
    for (int i = 0; i < WORDS; i++) {
      block[i] += x[i];
    }
  }

  private static void quarter(int[] x, int from, int step, int size) {
    int a = from % size;
    int b = (from + step) % size;
    int c = (from + 2 * step) % size;
    int d = (from + 3 * step) % size;
    turn(x, a, b, c, d);
  }

  private static void quarterOfRow(int[] x, int row) {
    int first = 4 * row;
    turn(x, first + row, first + (row + 1) % 4, first + (row + 2) % 4, first + (row + 3) % 4);
  }

  private static void turn(int[] x, int a, int b, int c, int d) {
    x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
    x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
    x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
    x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
  }

  /// PBKDF2 with HMAC-SHA-256 and one round, over bytes: the JDK's takes characters only.
  private static byte[] pbkdf2(byte[] password, byte[] salt, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HmacSHA256"));
      ByteBuffer made = ByteBuffer.allocate((length + 31) / 32 * 32);
      for (int i = 1; made.hasRemaining(); i++) {
        mac.update(salt);
        made.put(mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
      }
      return java.util.Arrays.copyOf(made.array(), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
