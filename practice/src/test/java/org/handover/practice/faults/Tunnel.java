package org.handover.practice.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A way to a server that can go and come back, for servers that have to stay.
final class Tunnel implements AutoCloseable {
  private final int target;
  private final int port;
  private final Queue<Socket> ends = new ConcurrentLinkedQueue<>();
  private volatile ServerSocket entrance;
  private volatile boolean silent;

  private Tunnel(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
    this.port = entrance.getLocalPort();
  }

  static Tunnel to(int target) throws IOException {
    Tunnel tunnel = new Tunnel(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    tunnel.open();
    return tunnel;
  }

  int port() {
    return port;
  }

  /// Every connection breaks, and new ones are refused, as when the server goes down.
  void cut() throws IOException {
    entrance.close();
    for (Socket end = ends.poll(); end != null; end = ends.poll()) {
      end.close();
    }
  }

  void mend() throws IOException {
    silent = false;
    if (entrance.isClosed()) {
      entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      open();
    }
  }

  /// Nothing breaks, and nothing comes through, as when a cable is pulled.
  void silence() {
    silent = true;
  }

  private void open() {
    ServerSocket door = entrance;
    Thread.ofVirtual().start(() -> accept(door));
  }

  private void accept(ServerSocket door) {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      }
    } catch (IOException cut) {
      // The way is closed.
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!silent) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException broken) {
      // So is the other end, by now.
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
