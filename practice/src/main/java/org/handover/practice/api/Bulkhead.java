package org.handover.practice.api;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Places for answers that hold whole tables: no more are read and put together at a time than keep
/// the processors busy. More would take as long in all, each holding a session and several times
/// its answer in the heap meanwhile. A request that waits here holds neither.
@Component
public final class Bulkhead {
  private final Semaphore places =
      new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);

  Bulkhead() {}

  /// Runs it as soon as there is a place, in the order of arrival.
  ///
  /// @throws ApiException as [ApiError.Overloaded] when the request is broken off before
  public Json read(Supplier<Json> tables) {
    try {
      places.acquire();
    } catch (InterruptedException overdue) {
      Thread.currentThread().interrupt();
      throw new ApiException(new ApiError.Overloaded(Outage.RETRY_AFTER_SECONDS));
    }
    try {
      return tables.get();
    } finally {
      places.release();
    }
  }
}
