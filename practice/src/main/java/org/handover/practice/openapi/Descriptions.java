package org.handover.practice.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What each operation and each tag is for: a sentence by operation id, and one by tag in the order
/// of the page. They stand in one file, so that they can be read and translated together.
final class Descriptions {
  private final Map<String, String> operations = new LinkedHashMap<>();
  private final List<Map<String, Object>> tags = new ArrayList<>();

  private Descriptions(JsonNode file) {
    file.get("operations")
        .properties()
        .forEach(entry -> operations.put(entry.getKey(), entry.getValue().stringValue()));
    file.get("tags")
        .properties()
        .forEach(entry -> {
          Map<String, Object> tag = new LinkedHashMap<>();
          tag.put("name", entry.getKey());
          tag.put("description", entry.getValue().stringValue());
          tags.add(tag);
        });
  }

  static Descriptions load() {
    try (InputStream file =
        Objects.requireNonNull(Descriptions.class.getResourceAsStream("descriptions.json"))) {
      return new Descriptions(new JsonMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Map<String, Object>> tags() {
    return tags;
  }

  /// Adds what is there to say of an operation; that there is something, a test sees to.
  void describe(String operationId, Map<String, Object> operation) {
    String sentence = operations.get(operationId);
    if (sentence != null) {
      operation.put("description", sentence);
    }
  }
}
