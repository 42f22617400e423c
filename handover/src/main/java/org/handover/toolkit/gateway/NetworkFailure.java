package org.handover.toolkit.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/// What an exception of the network means.
final class NetworkFailure {
  private NetworkFailure() {}

  static boolean isTimeout(Throwable cause) {
    return cause instanceof TimeoutException || cause instanceof ConnectTimeoutException;
  }

  /// Of what a client sent: not that it went away.
  static boolean isMalformed(Throwable cause) {
    return !(cause instanceof HttpClosedException) && !(cause instanceof IOException);
  }
}
