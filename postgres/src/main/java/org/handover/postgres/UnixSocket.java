package org.handover.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// A UNIX socket as the driver expects a socket: the JDK has one only as a channel. It reads and
/// writes at the same time, and ends a read that takes longer than its timeout.
final class UnixSocket extends Socket {
  private final UnixDomainSocketAddress file;
  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;
  private volatile int timeout;

  UnixSocket(Path file) throws IOException {
    this.file = UnixDomainSocketAddress.of(file);
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    readable = Selector.open();
    writable = Selector.open();
  }

  /// To the file, whatever the address is: the driver only knows hosts.
  @Override
  public void connect(SocketAddress ignored, int millis) throws IOException {
    channel.connect(file);
    channel.configureBlocking(false);
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  @Override
  public boolean isConnected() {
    return channel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public void setSoTimeout(int millis) {
    timeout = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeout;
  }

  /// TCP's own mean nothing here.
  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public InputStream getInputStream() {
    return new Input();
  }

  @Override
  public OutputStream getOutputStream() {
    return new Output();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    readable.close();
    writable.close();
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
      int read = channel.read(buffer);
      while (read == 0 && length > 0) {
        if (readable.select(timeout) == 0 && timeout > 0) {
          throw new SocketTimeoutException("nothing came within " + timeout + " ms");
        }
        readable.selectedKeys().clear();
        read = channel.read(buffer);
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      UnixSocket.this.close();
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
      while (channel.write(buffer) >= 0 && buffer.hasRemaining()) {
        writable.select();
        writable.selectedKeys().clear();
      }
    }

    @Override
    public void close() throws IOException {
      UnixSocket.this.close();
    }
  }
}
