package org.handover.practice.rawhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// HTTP/1.1 over a plain socket to a port of this machine, one connection a request: nothing is
/// tidied up on the way.
public final class RawHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;

  public RawHttp(int port) {
    this.port = port;
  }

  public RawResponse send(RawRequest request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          Math.toIntExact(PATIENCE.toMillis()));
      socket.getOutputStream().write(request.bytes("127.0.0.1:" + port));
      socket.getOutputStream().flush();
      return RawResponse.parse(socket.getInputStream().readAllBytes(), request.asksForHead());
    }
  }
}
