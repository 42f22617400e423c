package org.handover.practice.api.v2.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.handover.practice.api.Json;

/// Rewrites JSON the way that DRF writes it: without blanks between values, and with its characters
/// as they are. PostgreSQL keeps `json` as it was sent, by this backend or by the legacy one.
final class Compaction {
  private final byte[] in;
  private final ByteArrayOutputStream out;
  private int at;

  private Compaction(byte[] in) {
    this.in = in;
    this.out = new ByteArrayOutputStream(in.length);
  }

  /// @param value well-formed, as PostgreSQL makes sure
  static Json of(Json value) {
    Compaction compaction = new Compaction(value.bytes());
    while (compaction.at < compaction.in.length) {
      compaction.next();
    }
    return Json.of(compaction.out.toByteArray());
  }

  private void next() {
    byte b = in[at++];
    if (b == '"') {
      out.write(b);
      string();
    } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
      out.write(b);
    }
  }

  /// The rest of a string, with its closing quote.
  private void string() {
    while (in[at] != '"') {
      if (in[at] == '\\') {
        escape();
      } else {
        out.write(in[at++]);
      }
    }
    out.write(in[at++]);
  }

  private void escape() {
    if (in[at + 1] != 'u') {
      if (in[at + 1] != '/') {
        out.write('\\');
      }
      out.write(in[at + 1]);
      at += 2;
      return;
    }
    char first = unit(at);
    if (Character.isHighSurrogate(first) && Character.isLowSurrogate(unit(at + 6))) {
      write(Character.toString(Character.toCodePoint(first, unit(at + 6))));
      at += 12;
    } else if (first < ' ' || first == '"' || first == '\\' || Character.isSurrogate(first)) {
      out.write(in, at, 6);
      at += 6;
    } else {
      write(Character.toString(first));
      at += 6;
    }
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }

  /// The UTF-16 unit of the escape at a place; U+0000 where there is no escape.
  private char unit(int place) {
    if (place + 6 > in.length || in[place] != '\\' || in[place + 1] != 'u') {
      return 0;
    }
    int unit = 0;
    for (int i = place + 2; i < place + 6; i++) {
      unit = unit << 4 | Character.digit(in[i], 16);
    }
    return (char) unit;
  }
}
