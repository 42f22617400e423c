package org.handover.toolkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// HTTP/1.1 over a plain socket to a port of this machine, one connection a request: nothing is
/// tidied up on the way, which is what `java.net.http` would do.
public final class RawHttp {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long SILENCE_MILLIS = 30_000;

  /// Longer answers are no answers: what is compared has to fit in memory, twice.
  static final int LARGEST = 16 << 20;

  private final InetAddress host;
  private final int port;
  private final Duration patience;

  public RawHttp(int port) {
    this(port, PATIENCE);
  }

  /// @param patience the longest that a whole answer may take
  public RawHttp(int port, Duration patience) {
    this.host = InetAddress.getLoopbackAddress();
    this.port = port;
    this.patience = patience;
  }

  /// One request, on a connection of its own.
  ///
  /// @throws IOException also if the answer is too large, takes too long or is no HTTP
  public RawResponse send(RawRequest request) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(SILENCE_MILLIS));
      socket.getOutputStream().write(request.bytes("127.0.0.1:" + port));
      socket.getOutputStream().flush();
      return RawResponse.parse(everything(socket, deadline), request.asksForHead());
    }
  }

  /// All until the server closes the connection.
  private byte[] everything(Socket socket, long deadline) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] piece = new byte[16 << 10];
    InputStream in = socket.getInputStream();
    while (true) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException(
            "no end of the answer after %d s".formatted(patience.toSeconds()));
      }
      socket.setSoTimeout(Math.toIntExact(Math.min(left, SILENCE_MILLIS)));
      int length = in.read(piece);
      if (length < 0) {
        return answer.toByteArray();
      }
      answer.write(piece, 0, length);
      if (answer.size() > LARGEST) {
        throw new IOException("the answer is larger than %d MiB".formatted(LARGEST >> 20));
      }
    }
  }
}
