package org.handover.practice.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Tomcat's endpoint, which drains the accept queue before it closes the listener. Tomcat's own
/// stop closes, unread, the connections that it accepts meanwhile, and the system resets those not
/// yet accepted: their clients would see failed requests.
final class DrainingEndpoint extends NioEndpoint {
  private static final int NO_LIMIT = 1 << 24;
  private static final int SECOND = 1_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean draining;

  @Override
  protected NioChannel createChannel(SocketBufferHandler buffers) {
    return new ClientChannel(
        buffers, () -> getExecutor() instanceof Workers workers && workers.areAwaited());
  }

  /// Tomcat's own count is of one more: the connection that it waits for.
  int open() {
    return connections.size();
  }

  /// Tomcat bounds the wait for each byte of a head, not for all of it.
  void closeSlowHeads(long now, Duration limit) {
    for (SocketWrapperBase<NioChannel> connection : connections.values()) {
      if (connection.getCurrentProcessor() instanceof Processor processor
          && !processor.isAsync()
          && isSlowHead(processor.getRequest(), now, limit)) {
        connection.close();
      }
    }
  }

  /// Between the bytes of a head, and only there, a request has a start and no stage.
  private static boolean isSlowHead(Request request, long now, Duration limit) {
    long start = request.getStartTimeNanos();
    int stage = request.getRequestProcessor().getStage();
    return start >= 0
        && now - start > limit.toNanos()
        && (stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED);
  }

  /// Returns when the listener is closed, or after that long.
  void drain(Duration patience) throws IOException, InterruptedException {
    InetSocketAddress address = getLocalAddress();
    if (address == null) {
      return;
    }
    draining = true;
    setMaxConnections(NO_LIMIT); // the acceptor may be waiting for one to end
    wakeAcceptor(address);
    if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      getLog().warn("Connections are still being accepted");
    }
  }

  /// The acceptor blocks until a connection comes.
  private void wakeAcceptor(InetSocketAddress address) {
    InetAddress host =
        address.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : address.getAddress();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, address.getPort()), SECOND);
    } catch (IOException e) {
      getLog().debug("The acceptor could not be woken", e);
    }
  }

  @Override
  protected SocketChannel serverSocketAccept() throws Exception {
    SocketChannel next = super.serverSocketAccept();
    return draining ? acceptRest(next) : next;
  }

  /// Accepts what the queue holds, closes the listener, and ends the acceptor.
  ///
  /// @return an unconnected channel, which the acceptor closes
  private SocketChannel acceptRest(SocketChannel first) throws Exception {
    ServerSocketChannel listener = (ServerSocketChannel) getServerSocket();
    listener.configureBlocking(false);
    for (@Nullable SocketChannel next = first; next != null; next = listener.accept()) {
      register(next);
    }
    doCloseServerSocket();
    acceptor.stopMillis(-1);
    closed.countDown();
    return SocketChannel.open();
  }

  private void register(SocketChannel connection) throws InterruptedException {
    countUpOrAwaitConnection();
    if (!setSocketOptions(connection)) {
      closeSocket(connection);
    }
  }
}
