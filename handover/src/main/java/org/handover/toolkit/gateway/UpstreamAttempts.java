package org.handover.toolkit.gateway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which addresses were asked for one request, and how that ended, as nginx writes it: `502, 200`.
final class UpstreamAttempts {
  private static final double NANOS = 1e9;

  private final List<String> upstreams = new ArrayList<>(1);
  private final List<String> statuses = new ArrayList<>(1);
  private final List<String> seconds = new ArrayList<>(1);
  private @Nullable Instance present;
  private long began;

  void begin(Instance instance) {
    present = instance;
    instance.begin();
    upstreams.add(instance.toString());
    began = System.nanoTime();
  }

  /// The head of the answer has come.
  void answered(int status) {
    statuses.add(Integer.toString(status));
  }

  /// Also after the head: the answer broke off.
  void failed(String status) {
    if (statuses.size() < upstreams.size()) {
      statuses.add(status);
    }
    end();
  }

  /// The whole exchange.
  void end() {
    if (present != null) {
      present.end();
      present = null;
      StringBuilder took = new StringBuilder();
      RequestRecord.fixed(took, (System.nanoTime() - began) / NANOS);
      seconds.add(took.toString());
    }
  }

  String upstreams() {
    return String.join(", ", upstreams);
  }

  /// Empty: none has answered.
  String statuses() {
    return String.join(", ", statuses);
  }

  String seconds() {
    return String.join(", ", seconds);
  }
}
