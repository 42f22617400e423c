package org.handover.practice.openapi;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to PostgreSQL on which the statements are counted that pass: the wire protocol's messages
/// Execute and Query. So it counts whatever sends them, and however.
final class StatementCounter implements AutoCloseable {
  private static final int EXECUTE = 'E';
  private static final int QUERY = 'Q';

  /// The version's upper half.
  private static final int PROTOCOL = 3;

  private final int target;
  private final ServerSocket entrance;
  private final AtomicInteger statements = new AtomicInteger();

  private StatementCounter(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  static StatementCounter before(int target) throws IOException {
    StatementCounter counter =
        new StatementCounter(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(counter::accept);
    return counter;
  }

  int port() {
    return entrance.getLocalPort();
  }

  int statements() {
    return statements.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = entrance.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> passCounted(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      }
    } catch (IOException closed) {
      // That was all.
    }
  }

  /// What the client sends: the start of the session, which has no type, then messages that have.
  private void passCounted(Socket client, Socket server) {
    try (client;
        server) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(server.getOutputStream());
      passStart(in, out);
      while (true) {
        int type = in.readUnsignedByte();
        if (type == EXECUTE || type == QUERY) {
          statements.incrementAndGet();
        }
        out.writeByte(type);
        passRest(in.readInt(), in, out);
      }
    } catch (IOException hungUp) {
      // So is the other end, by now.
    }
  }

  /// Before the session starts, the client may ask for encryption; the answer is no.
  private static void passStart(DataInputStream in, DataOutputStream out) throws IOException {
    int code;
    do {
      int length = in.readInt();
      code = in.readInt();
      out.writeInt(length);
      out.writeInt(code);
      out.write(in.readNBytes(length - 2 * Integer.BYTES));
    } while (code >>> 16 != PROTOCOL);
  }

  /// The rest of a message, of whose length the four bytes of the length itself have been read.
  private static void passRest(int length, InputStream in, DataOutputStream out)
      throws IOException {
    out.writeInt(length);
    out.write(in.readNBytes(length - Integer.BYTES));
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException hungUp) {
      // So is the other end, by now.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
