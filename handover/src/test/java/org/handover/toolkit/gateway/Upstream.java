package org.handover.toolkit.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.handover.toolkit.wire.Header;

/// A backend that tells who it is, remembers what it saw, and misbehaves where the last segment of
/// the path says so: `die`, `die-reused`, `silent`, `events`, `download`, `socket`.
final class Upstream implements AutoCloseable {
  static final String DATE = "Tue, 01 Jan 2030 00:00:00 GMT";
  private static final int CHUNK = 64 << 10;

  private final String name;
  private final int port;
  private volatile ServerSocket listener;
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private Thread acceptor;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong bodyBytes = new AtomicLong();
  private final AtomicLong sentBytes = new AtomicLong();
  private final Semaphore events = new Semaphore(0);

  /// A request as it arrived.
  ///
  /// @param nth of its connection, from 1
  record Seen(String method, String target, List<Header> headers, int nth) {
    List<String> all(String header) {
      return headers.stream().filter(h -> h.named(header)).map(Header::value).toList();
    }

    /// The one value of a header; empty if there is none.
    String header(String header) {
      return String.join(" | ", all(header));
    }
  }

  private Upstream(String name, ServerSocket listener) {
    this.name = name;
    this.listener = listener;
    this.port = listener.getLocalPort();
    this.acceptor = accept(listener);
  }

  static Upstream start(String name) {
    return new Upstream(name, listen(0));
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  long seen(String target) {
    return seen().stream().filter(request -> request.target().equals(target)).count();
  }

  Seen last() {
    return seen.getLast();
  }

  /// Of all requests together, as far as they have arrived.
  long bodyBytes() {
    return bodyBytes.get();
  }

  /// Of all downloads together, as far as the gateway has taken them.
  long sentBytes() {
    return sentBytes.get();
  }

  /// Lets every stream of `events` send one more.
  void nextEvent() {
    events.release();
  }

  /// As if the process were killed.
  void stop() {
    close();
  }

  /// On the same port.
  void startAgain() {
    listener = listen(port);
    acceptor = accept(listener);
  }

  private Thread accept(ServerSocket from) {
    return Thread.ofPlatform()
        .daemon()
        .name("upstream " + name)
        .start(() -> {
          while (!from.isClosed()) {
            try {
              Socket connection = from.accept();
              connections.add(connection);
              Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream(), CHUNK);
      OutputStream out = connection.getOutputStream();
      for (int nth = 1; ; nth++) {
        HttpHead head = HttpHead.read(in);
        if (head == null) {
          return;
        }
        String[] line = head.line().split(" ", 3);
        seen.add(new Seen(line[0], line[1], head.headers(), nth));
        if (!answered(head, line[1].replaceFirst("\\?.*", ""), nth, in, out)) {
          return;
        }
      }
    } catch (IOException gone) {
      // The gateway closed it, or the test did.
    } finally {
      connections.remove(connection);
    }
  }

  /// @return whether the connection can be used again
  private boolean answered(HttpHead head, String path, int nth, InputStream in, OutputStream out)
      throws IOException {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "die" -> false;
      case "silent" -> staySilent(in);
      case "die-reused" -> nth == 1 && answer(head, in, out);
      case "events" -> sendEvents(out);
      case "download" ->
          download(Long.parseLong(head.line().replaceFirst(".*bytes=(\\d+).*", "$1")), out);
      case "socket" -> WebSocketEcho.run(head, in, out);
      default -> answer(head, in, out);
    };
  }

  private boolean answer(HttpHead head, InputStream in, OutputStream out) throws IOException {
    head.readBody(in, bodyBytes::addAndGet);
    write(
        out,
        """
        HTTP/1.1 200 OK
        Server: upstream
        Date: %s
        X-Backend: %s
        Content-Length: %d

        %s\
        """
            .formatted(DATE, name, name.length(), head.line().startsWith("HEAD ") ? "" : name));
    return true;
  }

  /// Until the gateway gives up.
  private static boolean staySilent(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    return false;
  }

  private boolean sendEvents(OutputStream out) throws IOException {
    write(
        out, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\nX-Backend: %s\n\n".formatted(name));
    try {
      for (int i = 1; ; i++) {
        events.acquire();
        write(out, "data: %d\n\n".formatted(i));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean download(long bytes, OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 OK\nX-Backend: %s\nContent-Length: %d\n\n".formatted(name, bytes));
    byte[] chunk = new byte[CHUNK];
    for (long left = bytes; left > 0; left -= CHUNK) {
      int length = Math.toIntExact(Math.min(CHUNK, left));
      out.write(chunk, 0, length);
      sentBytes.addAndGet(length);
    }
    return true;
  }

  /// With the line ends of HTTP.
  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() {
    try {
      listener.close();
      // A connection that came just before would not be among those that are closed.
      acceptor.join();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
