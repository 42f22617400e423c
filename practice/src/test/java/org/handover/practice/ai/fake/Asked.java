package org.handover.practice.ai.fake;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A request that came in.
///
/// @param headers names in lower case
public record Asked(String line, Map<String, String> headers, JsonNode body) {
  public boolean isStreamed() {
    return body.path("stream").asBoolean(false);
  }

  public JsonNode messages() {
    return body.path("messages");
  }

  /// The text of the last message.
  public String last() {
    return messages().isEmpty()
        ? ""
        : messages().get(messages().size() - 1).path("content").asString("");
  }
}
