package org.handover.practice.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/// One connection that is used for request after request, until the server says that it will close.
final class KeptConnection implements AutoCloseable {
  /// An answer, as far as a load cares.
  record Answered(int status, boolean closes, String body) {}

  private final Socket socket;
  private final InputStream in;

  private KeptConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
  }

  /// @throws java.net.ConnectException where nobody listens
  static KeptConnection to(int port) throws IOException {
    return new KeptConnection(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  Answered send(String head, String body) throws IOException {
    String request =
        "%s\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(head, body.length(), body);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    boolean closes = false;
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      closes |= header.equalsIgnoreCase("Connection: close");
      if (header.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
        length = Integer.parseInt(header.substring(16));
      }
    }
    byte[] answer = in.readNBytes(length);
    if (answer.length < length) {
      throw new EOFException("the answer ended early");
    }
    return new Answered(status, closes, new String(answer, ISO_8859_1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended instead of an answer");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
