package org.handover.practice.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;

/// A connection, with two habits that Tomcat's own has not.
///
/// It goes to the end of the queue after each answer, when others wait. Tomcat looks for the next
/// request as soon as it has answered one, and a client that is quick to send it would keep the
/// thread, however long others have been waiting for one. Here it seems to Tomcat that nothing has
/// come yet, so it has its poller look again, which finds what there is.
///
/// It goes on when its thread has been interrupted. Tomcat would fail the next write, and the
/// client of a request that was [broken off][InFlightRequest#breakOff] while it was being answered
/// would get nothing at all, or half an answer.
final class ClientChannel extends NioChannel {
  private final BooleanSupplier othersWait;
  private boolean answered;

  ClientChannel(SocketBufferHandler buffers, BooleanSupplier othersWait) {
    super(buffers);
    this.othersWait = othersWait;
  }

  @Override
  public void reset(SocketChannel channel, NioSocketWrapper connection) throws IOException {
    answered = false;
    super.reset(channel, connection);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    answered = true;
    return super.write(source);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    boolean yields = answered && othersWait.getAsBoolean();
    answered = false;
    return yields ? 0 : super.read(target);
  }

  @Override
  protected void checkInterruptStatus() {}
}
