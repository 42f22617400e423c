package org.handover.practice.operations;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/// A connection that goes on when its thread has been interrupted. Tomcat would fail the next
/// write, and the client of a request that was [broken off][Underway#breakOff] while it was being
/// answered would get nothing at all, or half an answer.
final class UnhurriedChannel extends NioChannel {
  UnhurriedChannel(SocketBufferHandler buffers) {
    super(buffers);
  }

  @Override
  protected void checkInterruptStatus() {}
}
