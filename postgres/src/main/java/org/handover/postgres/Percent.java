package org.handover.postgres;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding as libpq reads it: a plus is a plus.
final class Percent {
  private Percent() {}

  /// @param part what it is, for the message
  static String decode(String part, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < text.length(); ) {
      if (text.charAt(at) != '%') {
        int point = text.codePointAt(at);
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(point);
        continue;
      }
      bytes.write(hexadecimal(part, text, at + 1));
      at += 3;
    }
    return text(part, bytes.toByteArray());
  }

  private static int hexadecimal(String part, String text, int at) {
    int high = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    if (high < 0 || low < 0) {
      throw new InvalidUrlException(
          "has a % without two hexadecimal digits in its " + part + " (write %25 for %)");
    }
    return high * 16 + low;
  }

  private static String text(String part, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new InvalidUrlException("has a %00 in its " + part);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new InvalidUrlException("has a " + part + " that is not UTF-8 once decoded");
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
