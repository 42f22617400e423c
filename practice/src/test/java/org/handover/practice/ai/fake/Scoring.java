package org.handover.practice.ai.fake;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How the provider scores when nobody told it what to say: full marks where a learner's turn
/// shares a long word with the question. It reads both backends' prompts.
final class Scoring {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONG = 5;

  private Scoring() {}

  /// The answer to a request for scores, or nothing if it is not one.
  static Optional<String> answer(Asked asked) {
    String text = asked.last();
    String type = asked.body().path("response_format").path("type").asString("");
    return switch (type) {
      case "json_object" -> Optional.of(ofFlask(text));
      case "json_schema" ->
          read(text).filter(material -> material.has("rubric")).map(Scoring::ofOurs);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static String ofFlask(String text) {
    String rubric = text.substring("Rubric:\n".length(), text.indexOf("\n\nConversation:\n"));
    Set<String> said =
        text.lines()
            .filter(line -> line.startsWith("user: "))
            .flatMap(line -> words(line).stream())
            .collect(Collectors.toSet());
    ArrayNode scores = JSON.createArrayNode();
    for (JsonNode question : JSON.readTree(rubric)) {
      boolean done = shares(question, said);
      scores
          .addObject()
          .put("question_id", question.path("question_id").asInt())
          .put("score", done ? question.path("max_score").asInt() : 0)
          .put("comment", done ? "Asked." : "Not asked.");
    }
    return JSON.createObjectNode().set("scores", scores).toString();
  }

  private static String ofOurs(JsonNode material) {
    ArrayNode items = JSON.createArrayNode();
    for (JsonNode question : material.path("rubric")) {
      Optional<JsonNode> turn =
          material
              .path("turns")
              .valueStream()
              .filter(t -> t.path("speaker").asString().equals("learner"))
              .filter(t -> shares(question, words(t.path("text").asString())))
              .findFirst();
      ObjectNode item =
          items
              .addObject()
              .put("question_id", question.path("question_id").asInt())
              .put("score", turn.isPresent() ? question.path("max_score").asInt() : 0)
              .put("comment", turn.isPresent() ? "Asked." : "Not asked.")
              .put("confidence", 0.9);
      ArrayNode evidence = item.putArray("evidence");
      turn.ifPresent(t ->
          evidence
              .addObject()
              .put("turn", t.path("turn").asInt())
              .put("quote", t.path("text").asString()));
    }
    return JSON.createObjectNode().set("items", items).toString();
  }

  private static boolean shares(JsonNode question, Set<String> said) {
    Set<String> asked = new HashSet<>(words(question.path("question").asString()));
    asked.removeAll(Set.of("learner", "about"));
    asked.retainAll(said);
    return !asked.isEmpty();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> word.length() >= LONG)
        .collect(Collectors.toSet());
  }
}
