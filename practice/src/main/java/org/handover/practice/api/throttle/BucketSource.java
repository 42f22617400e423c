package org.handover.practice.api.throttle;

import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderBuildStage;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderCapacityStage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;

/// Makes the token bucket of a key, full unless it was made before and is kept elsewhere.
@FunctionalInterface
interface BucketSource {
  Bucket bucket(Object key);

  /// Buckets that live as long as their object.
  ///
  /// @param time monotonic, so that setting a clock neither blocks nor frees a client
  static BucketSource inMemory(Rate rate, TimeMeter time) {
    return _ ->
        Bucket.builder()
            .withCustomTimePrecision(time)
            .addLimit(limit -> bandwidth(rate, limit))
            .build();
  }

  static BucketConfiguration limits(Rate rate) {
    return BucketConfiguration.builder().addLimit(limit -> bandwidth(rate, limit)).build();
  }

  private static BandwidthBuilderBuildStage bandwidth(
      Rate rate, BandwidthBuilderCapacityStage limit) {
    return limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period());
  }
}
