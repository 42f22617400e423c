package org.handover.toolkit.load;

import java.util.List;
import java.util.SplittableRandom;

/// What is sent: each request as often as it stands here.
///
/// @param source for people: `42 cases of the corpus`
record LoadMix(String source, List<LoadRequest> requests) {
  LoadMix {
    requests = List.copyOf(requests);
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("no request");
    }
  }

  /// Any of them.
  LoadRequest draw(SplittableRandom random) {
    return requests.get(random.nextInt(requests.size()));
  }
}
