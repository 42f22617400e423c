package org.handover.toolkit.inventory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A session that a browser has recorded (HAR 1.2).
final class HarFile {
  private HarFile() {}

  static List<Call> parse(String where, String text) {
    JsonNode entries =
        JsonValues.parse(text)
            .map(har -> har.at("/log/entries"))
            .filter(JsonNode::isArray)
            .orElse(null);
    if (entries == null) {
      throw new StoppedException(
          new Fault.Misconfigured(where, "is no HAR file", "export one from a browser"));
    }
    List<Call> calls = new ArrayList<>();
    for (JsonNode entry : entries) {
      String method = entry.at("/request/method").asString("");
      String url = entry.at("/request/url").asString("");
      int status = entry.at("/response/status").asInt(0);
      // A request that was broken off has the status 0.
      if (!method.isEmpty() && url.startsWith("http") && status > 0) {
        calls.add(Call.of(method, url, status, at(entry.path("startedDateTime").asString(""))));
      }
    }
    return calls;
  }

  private static @Nullable Instant at(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException none) {
      return null;
    }
  }
}
