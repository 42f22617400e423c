package org.handover.toolkit.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A file of SQL as text. It has to be UTF-8; a byte order mark is taken off.
final class ScriptText {
  private static final String SAVE = "save it as UTF-8";

  private ScriptText() {}

  /// @throws StoppedException with the file and the line of what is not UTF-8
  static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw unreadable(file.toString(), "is a folder, not a script", "rename it, or move it away");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw unreadable(file + ":1", "is UTF-16, not UTF-8", SAVE);
    }
    String text = decoded(file, bytes);
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw unreadable(
          file + ":" + lineAt(text, zero), "holds a zero byte: it is no text in UTF-8", SAVE);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static String decoded(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    // UTF-8 has never fewer bytes than Java has chars.
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    if (result.isError()) {
      throw unreadable(
          file + ":" + lineAt(text, text.length()),
          "is not UTF-8: byte 0x%02X cannot be read".formatted(bytes[in.position()] & 0xFF),
          SAVE);
    }
    return text;
  }

  /// From 1.
  static int lineAt(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static StoppedException unreadable(String where, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(where, what, remedy));
  }
}
