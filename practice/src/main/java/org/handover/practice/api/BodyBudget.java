package org.handover.practice.api;

import jakarta.servlet.ServletRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// The heap that the large bodies under way, of requests and of answers, may take together: one at
/// its limit is harmless, a hundred at once would be the end of the process. Where none is left a
/// request waits a little, and is then refused. Small bodies are not counted.
@Component
public final class BodyBudget {
  /// What is counted at once of a request's body. One of less is free.
  static final int PORTION = 64 << 10;

  /// A tree of JSON takes many times its text, most of all where the text is mostly brackets.
  private static final int HEAP_FOR_A_BYTE = 16;

  private static final int RETRY_AFTER_SECONDS = 2;
  private static final int SECONDS_TO_WAIT = 2;
  private static final String TAKEN = BodyBudget.class.getName();

  private final Semaphore portions;

  BodyBudget() {
    long half = Runtime.getRuntime().maxMemory() / 2;
    portions = new Semaphore((int) Math.max(1, half / HEAP_FOR_A_BYTE / PORTION), true);
  }

  /// Counts one more portion until the request ends.
  ///
  /// @throws ApiException as [ApiError.Overloaded]
  void take(ServletRequest request) {
    take(request, 1);
  }

  /// Counts an answer until the request ends: its bytes wait for the client to take them, and are
  /// nothing but bytes.
  ///
  /// @throws ApiException as [ApiError.Overloaded]
  void take(ServletRequest request, Json answer) {
    int portion = HEAP_FOR_A_BYTE * PORTION;
    if (answer.length() > PORTION) {
      take(request, Math.ceilDiv(answer.length(), portion));
    }
  }

  private void take(ServletRequest request, int count) {
    boolean taken;
    try {
      taken = portions.tryAcquire(count, SECONDS_TO_WAIT, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      taken = false;
    }
    if (!taken) {
      throw new ApiException(new ApiError.Overloaded(RETRY_AFTER_SECONDS));
    }
    request.setAttribute(TAKEN, taken(request) + count);
  }

  /// Gives back what the request has taken.
  void release(ServletRequest request) {
    int taken = taken(request);
    if (taken > 0) {
      portions.release(taken);
    }
  }

  private static int taken(ServletRequest request) {
    return request.getAttribute(TAKEN) instanceof Integer taken ? taken : 0;
  }
}
