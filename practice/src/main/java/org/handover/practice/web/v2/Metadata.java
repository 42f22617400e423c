package org.handover.practice.web.v2;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handover.practice.web.Json;

/// The answer to OPTIONS: DRF's `SimpleMetadata`.
final class Metadata {
  private Metadata() {}

  static Answer of(Endpoint endpoint, Request request) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", endpoint.name());
    metadata.put("description", "");
    metadata.put("renders", java.util.List.of(request.mediaType()));
    metadata.put("parses", BodyParser.MEDIA_TYPES);
    return Answer.untagged(Json.of(CompactJson.write(metadata)));
  }
}
