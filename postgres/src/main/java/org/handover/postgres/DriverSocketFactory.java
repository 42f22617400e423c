package org.handover.postgres;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// A factory that the driver makes by its name: it asks for a socket, and connects it by itself.
abstract class DriverSocketFactory extends SocketFactory {
  @Override
  public final Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public final Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  @Override
  public final Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public final Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("the driver connects by itself");
  }
}
