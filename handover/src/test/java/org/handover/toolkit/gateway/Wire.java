package org.handover.toolkit.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/// A client's connection, byte by byte: what an HTTP library would tidy up or try again is seen
/// here. It waits for 20 seconds at most.
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /// An answer.
  record Answer(HttpHead head, String body) {
    int status() {
      return head.status();
    }

    /// The first value; empty if there is none.
    String header(String name) {
      return head.header(name);
    }

    /// Which upstream answered; empty if none did.
    String backend() {
      return header("X-Backend");
    }
  }

  static Wire to(URI address) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
    return new Wire(socket);
  }

  /// One character a byte; line ends as they are.
  Wire send(String bytes) throws IOException {
    return send(bytes.getBytes(ISO_8859_1));
  }

  Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /// One request with these lines in its head, beside a Host, and its answer. The connection stays.
  Answer exchange(String requestLine, String... headers) throws IOException {
    return exchange(requestLine, "", headers);
  }

  private Answer exchange(String requestLine, String body, String... headers) throws IOException {
    String head = requestLine + "\r\nHost: gateway.test\r\n";
    for (String header : headers) {
      head += header + "\r\n";
    }
    send(head + "\r\n" + body);
    return answer(requestLine.startsWith("HEAD "));
  }

  Answer post(String target, String body, String... headers) throws IOException {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + body.length();
    return exchange("POST " + target + " HTTP/1.1", body, all);
  }

  HttpHead head() throws IOException {
    HttpHead head = HttpHead.read(in);
    if (head == null) {
      throw new IOException("the connection was closed without an answer");
    }
    return head;
  }

  Answer answer() throws IOException {
    return answer(false);
  }

  private Answer answer(boolean bodiless) throws IOException {
    HttpHead head = head();
    if (bodiless || head.status() == 204 || head.status() == 304 || head.status() < 200) {
      return new Answer(head, "");
    }
    boolean framed = head.isChunked() || !head.header("Content-Length").isEmpty();
    byte[] body = framed ? head.readBody(in, _ -> {}) : in.readAllBytes();
    return new Answer(head, new String(body, ISO_8859_1));
  }

  /// Of the next answer; 0 if the connection ends without one.
  int statusOrEnd() throws IOException {
    try {
      HttpHead head = HttpHead.read(in);
      if (head == null) {
        return 0;
      }
      head.readBody(in, _ -> {});
      return head.status();
    } catch (SocketException reset) {
      return 0;
    }
  }

  /// Whether the other side closes the connection without another byte.
  boolean isAtEnd() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  /// The next bytes of a body that goes on, until they end like this.
  String until(String end) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(ISO_8859_1).endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended after: " + read.toString(ISO_8859_1));
      }
      read.write(next);
    }
    return read.toString(ISO_8859_1);
  }

  /// How many bytes come before the connection ends, without keeping them.
  long skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      int read = in.read(new byte[Math.toIntExact(Math.min(left, 64 << 10))]);
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return bytes - left;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
