package org.handover.practice.api.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.util.concurrent.TimeUnit;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;

/// Token buckets of one rate, one for each key.
///
/// A bucket that nobody has taken from for a period is full, and so as good as none: it goes, and
/// nothing is lost. Beyond the most that are kept those go that are asked for least; whoever would
/// drive out their own in that way has to come under so many other keys that each further request
/// costs them more of those than it is worth.
final class Buckets {
  /// About 10 MB.
  static final int MOST = 20_000;

  private final Rate rate;
  private final LocalBucketBuilder full;
  private final Cache<Object, Bucket> buckets;

  /// @param time monotonic, so that no clock that is set stops or frees anyone
  Buckets(Rate rate, TimeMeter time) {
    this.rate = rate;
    this.full = Bucket.builder().withCustomTimePrecision(time);
    if (!rate.isOff()) {
      full.addLimit(
          limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period()));
    }
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
    Bucket bucket = buckets.get(key, _ -> full.build());
    if (!bucket.tryConsume(1)) {
      long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
      throw new ApiException(new ApiError.Throttled(Math.max(1, ceilSeconds(wait))));
    }
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
