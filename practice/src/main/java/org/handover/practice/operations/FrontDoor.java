package org.handover.practice.operations;

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
import org.handover.practice.server.Workers;
import org.jspecify.annotations.Nullable;

/// Accepts connections, until it is shut without turning away whoever already stands in it. When
/// Tomcat stops by itself it closes, unread, the connections that it accepts meanwhile, and the
/// system resets those that it has not accepted yet: to their clients, requests that failed.
final class FrontDoor extends NioEndpoint {
  private static final int NO_LIMIT = 1 << 24;
  private static final int SECOND = 1_000;

  private final CountDownLatch shut = new CountDownLatch(1);
  private volatile boolean closing;

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
  void endSlowHeads(long now, Duration limit) {
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

  /// Comes back when the door is shut, or after that long.
  void shut(Duration patience) throws IOException, InterruptedException {
    InetSocketAddress address = getLocalAddress();
    if (address == null) {
      return;
    }
    closing = true;
    setMaxConnections(NO_LIMIT); // the acceptor may be waiting for one to end
    knock(address);
    if (!shut.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      getLog().warn("Connections are still being accepted");
    }
  }

  /// Wakes the acceptor up.
  private void knock(InetSocketAddress address) {
    InetAddress host =
        address.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : address.getAddress();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, address.getPort()), SECOND);
    } catch (IOException e) {
      getLog().debug("Nobody opened", e);
    }
  }

  @Override
  protected SocketChannel serverSocketAccept() throws Exception {
    SocketChannel next = super.serverSocketAccept();
    return closing ? last(next) : next;
  }

  /// Lets in whoever stands in the door, shuts it, and ends the acceptor.
  ///
  /// @return a connection of nobody's, for the acceptor to close
  private SocketChannel last(SocketChannel first) throws Exception {
    ServerSocketChannel door = (ServerSocketChannel) getServerSocket();
    door.configureBlocking(false);
    for (@Nullable SocketChannel next = first; next != null; next = door.accept()) {
      letIn(next);
    }
    doCloseServerSocket();
    acceptor.stopMillis(-1);
    shut.countDown();
    return SocketChannel.open();
  }

  private void letIn(SocketChannel connection) throws InterruptedException {
    countUpOrAwaitConnection();
    if (!setSocketOptions(connection)) {
      closeSocket(connection);
    }
  }
}
