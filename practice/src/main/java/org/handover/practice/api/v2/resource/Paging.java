package org.handover.practice.api.v2.resource;

import java.math.BigInteger;
import java.util.Optional;
import org.handover.practice.api.PythonInt;
import org.handover.practice.api.v2.Params;

/// Which page of a list is asked for.
///
/// @param number from 1; 0 for one that cannot be, and empty for the last, whichever that is
/// @param size how many rows a page has, at most 100
record Paging(Optional<Long> number, int size) {
  private static final int DEFAULT_SIZE = 20;
  private static final BigInteger MAX_SIZE = BigInteger.valueOf(100);

  /// So many pages nothing has, and its offset is still a `bigint`.
  private static final BigInteger MAX_NUMBER = BigInteger.valueOf(Integer.MAX_VALUE);

  static Paging of(Params params) {
    String page = params.get("page");
    if (page != null && page.equals("last")) {
      return new Paging(Optional.empty(), size(params));
    }
    BigInteger number =
        PythonInt.parse(page == null ? "1" : page)
            .filter(asked -> asked.signum() > 0)
            .orElse(BigInteger.ZERO);
    return new Paging(Optional.of(number.min(MAX_NUMBER).longValueExact()), size(params));
  }

  private static int size(Params params) {
    String size = params.get("page_size");
    return Optional.ofNullable(size)
        .flatMap(PythonInt::parse)
        .filter(asked -> asked.signum() > 0)
        .map(asked -> asked.min(MAX_SIZE).intValueExact())
        .orElse(DEFAULT_SIZE);
  }

  /// An empty list has one page.
  long pages(long count) {
    return Math.max(1, (count + size - 1) / size);
  }
}
