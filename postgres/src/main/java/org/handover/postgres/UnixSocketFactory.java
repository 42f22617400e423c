package org.handover.postgres;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;

/// Sockets to a file, which the driver makes by this class's name, with the file as its argument.
public final class UnixSocketFactory extends DriverSocketFactory {
  private final Path file;

  public UnixSocketFactory(String file) {
    this.file = Path.of(file);
  }

  @Override
  public Socket createSocket() throws IOException {
    return new UnixSocket(file);
  }
}
