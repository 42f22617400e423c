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
  private final ServerSocket entrance;
  private final Queue<Socket> ends = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;
  private volatile boolean silent;

  private Tunnel(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  static Tunnel to(int target) throws IOException {
    Tunnel tunnel = new Tunnel(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(tunnel::accept);
    return tunnel;
  }

  int port() {
    return entrance.getLocalPort();
  }

  /// Every connection breaks, and new ones at once. The entrance stays: its port might be another's
  /// before it is needed again.
  void cut() throws IOException {
    cut = true;
    breakAll();
  }

  private void breakAll() throws IOException {
    for (Socket end = ends.poll(); end != null; end = ends.poll()) {
      end.close();
    }
  }

  void mend() throws IOException {
    breakAll();
    silent = false;
    cut = false;
  }

  /// Nothing breaks, and nothing comes through, as when a cable is pulled.
  void silence() {
    silent = true;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = entrance.accept();
        if (cut) {
          near.close();
        } else {
          connect(near, new Socket(InetAddress.getLoopbackAddress(), target));
        }
      }
    } catch (IOException closed) {
      // Nobody needs the way any more.
    }
  }

  private void connect(Socket near, Socket far) {
    ends.add(near);
    ends.add(far);
    Thread.ofVirtual().start(() -> pass(near, far));
    Thread.ofVirtual().start(() -> pass(far, near));
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
    entrance.close();
    breakAll();
  }
}
