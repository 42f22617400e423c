package org.handover.toolkit.gateway;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of one request head, each once, and names the first that must not be there.
final class HeadScanner {
  private int lineLength;
  private boolean afterReturn;
  private boolean begun;
  private boolean complete;

  void reset() {
    lineLength = 0;
    afterReturn = false;
    begun = false;
    complete = false;
  }

  /// Whether a line that is not empty has begun.
  boolean isBegun() {
    return begun;
  }

  boolean isComplete() {
    return complete;
  }

  /// Up to the end of the head or of what has arrived.
  ///
  /// @param from the first byte that was not scanned yet
  @Nullable String scan(ByteBuf in, int from) {
    for (int i = from; i < in.writerIndex() && !complete; i++) {
      String problem = next(in.getByte(i));
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable String next(byte value) {
    if (value == '\n') {
      return endOfLine();
    }
    if (afterReturn) {
      return "a carriage return inside a line";
    }
    if (value == '\r') {
      afterReturn = true;
      return null;
    }
    if (lineLength == 0 && (value == ' ' || value == '\t')) {
      return begun ? "a folded header" : "white space before the request line";
    }
    if (value == 0) {
      return "a NUL byte";
    }
    lineLength++;
    begun = true;
    return null;
  }

  private @Nullable String endOfLine() {
    if (!afterReturn) {
      return "a line feed without a carriage return";
    }
    afterReturn = false;
    // Empty lines before the request line are allowed (RFC 9112, 2.2).
    complete = begun && lineLength == 0;
    lineLength = 0;
    return null;
  }
}
