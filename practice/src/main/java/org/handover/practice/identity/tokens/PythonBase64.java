package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// URL-safe base64 as Python reads it, and so PyJWT and itsdangerous: both alphabets, characters of
/// neither are skipped, and what follows a complete padding is ignored (`binascii.a2b_base64` with
/// `strict_mode=False`). This leniency forges nothing: signatures cover the encoded text.
public final class PythonBase64 {
  private static final byte[] SEXTETS = sextets();
  private static final byte PAD = '=';
  private static final byte OTHER = -1;

  private PythonBase64() {}

  public static byte[] encode(byte[] data) {
    return Base64.getUrlEncoder().withoutPadding().encode(data);
  }

  /// Empty where Python raises `binascii.Error`. Missing padding is added first, as both libraries
  /// do.
  public static Optional<byte[]> decode(byte[] text) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length);
    int missing = Math.floorMod(-text.length, 4);
    int bits = 0;
    int position = 0;
    int pads = 0;
    for (int i = 0; i < text.length + missing; i++) {
      byte symbol = i < text.length ? text[i] : PAD;
      if (symbol == PAD) {
        if (position >= 2 && position + ++pads >= 4) {
          return Optional.of(decoded.toByteArray());
        }
        continue;
      }
      byte sextet = symbol < 0 ? OTHER : SEXTETS[symbol];
      if (sextet == OTHER) {
        continue;
      }
      pads = 0;
      bits = bits << 6 | sextet;
      if (position > 0) {
        decoded.write(bits >> (6 - 2 * position));
      }
      position = (position + 1) % 4;
    }
    return position == 0 ? Optional.of(decoded.toByteArray()) : Optional.empty();
  }

  private static byte[] sextets() {
    byte[] sextets = new byte[128];
    Arrays.fill(sextets, OTHER);
    byte[] letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".getBytes(US_ASCII);
    for (byte i = 0; i < letters.length; i++) {
      sextets[letters[i]] = i;
    }
    sextets['-'] = sextets['+'] = 62;
    sextets['_'] = sextets['/'] = 63;
    return sextets;
  }
}
