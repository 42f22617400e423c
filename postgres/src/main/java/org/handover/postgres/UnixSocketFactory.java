package org.handover.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/// Sockets to a file, which the driver makes by this class's name, with the file as its argument.
public final class UnixSocketFactory extends SocketFactory {
  private final Path file;

  public UnixSocketFactory(String file) {
    this.file = Path.of(file);
  }

  @Override
  public Socket createSocket() throws IOException {
    return new UnixSocket(file);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("the driver connects by itself");
  }
}
