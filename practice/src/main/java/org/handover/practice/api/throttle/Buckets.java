package org.handover.practice.api.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;

/// Token buckets of one rate, one for each key.
///
/// A bucket that has not been used for a period is full, and so as good as none: it is evicted, and
/// nothing is lost. Beyond the maximum the least used are evicted. To evict one's own bucket takes
/// requests under so many other keys that each further request costs more of those than it is
/// worth.
final class Buckets {
  /// About 10 MB.
  static final int MOST = 20_000;

  private final Rate rate;
  private final List<BucketSource> sources;
  private final Cache<Object, List<Bucket>> buckets;

  /// Of this instance alone.
  ///
  /// @param time monotonic, so that setting a clock neither blocks nor frees a client
  Buckets(Rate rate, TimeMeter time) {
    this(rate, time, Optional.empty());
  }

  /// @param shared where buckets are that other instances use as well. A request takes from this
  ///   instance's own bucket first: what that refuses costs no statement.
  Buckets(Rate rate, TimeMeter time, Optional<BucketSource> shared) {
    this.rate = rate;
    this.sources =
        Stream.concat(Stream.of(BucketSource.inMemory(rate, time)), shared.stream()).toList();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(rate.period())
            .ticker(time::currentTimeNanos)
            .executor(Runnable::run)
            .build();
  }

  /// Counts one request.
  ///
  /// @throws ApiException where there were too many
  void take(Object key) {
    if (rate.isOff()) {
      return;
    }
    for (Bucket bucket : buckets.get(key, this::make)) {
      ConsumptionProbe probe =
          SharedBuckets.translating(() -> bucket.tryConsumeAndReturnRemaining(1));
      if (!probe.isConsumed()) {
        throw new ApiException(
            new ApiError.Throttled(Math.max(1, ceilSeconds(probe.getNanosToWaitForRefill()))));
      }
    }
  }

  private List<Bucket> make(Object key) {
    return sources.stream().map(source -> source.bucket(key)).toList();
  }

  private static long ceilSeconds(long nanos) {
    return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
  }

  /// How many are kept.
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
