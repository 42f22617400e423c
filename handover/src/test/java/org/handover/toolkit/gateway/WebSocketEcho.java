package org.handover.toolkit.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Sends back each short frame of a WebSocket (RFC 6455) without its mask.
final class WebSocketEcho {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CLOSE = 8;

  private WebSocketEcho() {}

  /// Goes on until the client closes it.
  ///
  /// @return false: the connection cannot be used again
  static boolean run(HttpHead head, InputStream in, OutputStream out) throws IOException {
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: %s\r\nConnection: %s\r\n"
                .formatted(head.header("Upgrade"), head.header("Connection"))
            + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(accept(head));
    out.write(answer.getBytes(ISO_8859_1));
    DataInputStream frames = new DataInputStream(in);
    try {
      while (echo(frames, out) != CLOSE) {
        out.flush();
      }
      return false;
    } catch (EOFException gone) {
      return false;
    }
  }

  private static int echo(DataInputStream frames, OutputStream out) throws IOException {
    int first = frames.readUnsignedByte();
    int length = frames.readUnsignedByte() & 0x7f;
    byte[] mask = frames.readNBytes(4);
    byte[] payload = frames.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    out.write(first);
    out.write(length);
    out.write(payload);
    return first & 0x0f;
  }

  private static String accept(HttpHead head) {
    try {
      byte[] key = (head.header("Sec-WebSocket-Key") + MAGIC).getBytes(ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
