package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Corrections as JSON, as they are stored and as the API takes them: `[{"fact", "slot", "told",
/// "spoken", "unlocks"}…]`.
public final class CorrectionList {
  /// No case has as many facts.
  public static final int MOST = 300;

  private static final int LONGEST = 1_000;
  private static final int MOST_UNLOCKS = 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  /// As JSON Schema.
  public static final Map<String, Object> SCHEMA = schema();

  private CorrectionList() {}

  /// The corrections in a stored list, without those that are of an older form.
  public static List<Correction> parse(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<Correction> corrections = new ArrayList<>();
    for (JsonNode one : MAPPER.readTree(json)) {
      if (mistakes(one).isEmpty()) {
        corrections.add(read(one));
      }
    }
    return corrections;
  }

  private static Correction read(JsonNode one) {
    List<String> unlocks = new ArrayList<>();
    one.path("unlocks").forEach(unlock -> unlocks.add(unlock.asString()));
    return new Correction(
        one.path("fact").isString() ? one.path("fact").asString() : null,
        Slot.of(one.path("slot").asString("")).orElseThrow(),
        Telling.of(one.path("told").asString("")).orElseThrow(),
        one.path("spoken").asString(""),
        unlocks);
  }

  /// What is wrong with one, in words; empty where nothing is.
  public static List<String> mistakes(JsonNode one) {
    List<String> mistakes = new ArrayList<>();
    if (Slot.of(one.path("slot").asString("")).isEmpty()) {
      mistakes.add("slot: one of " + String.join(", ", Slot.words()) + ".");
    }
    if (Telling.of(one.path("told").asString("")).isEmpty()) {
      mistakes.add("told: one of " + String.join(", ", Telling.words()) + ".");
    }
    if (!one.path("spoken").isString() || one.path("spoken").asString().length() > LONGEST) {
      mistakes.add("spoken: a text of at most %d characters.".formatted(LONGEST));
    }
    boolean fact =
        one.path("fact").isMissingNode()
            || one.path("fact").isNull()
            || one.path("fact").isString();
    if (!fact) {
      mistakes.add("fact: the key of a fact, or nothing where one is added.");
    }
    if (!areUnlocks(one.path("unlocks"))) {
      mistakes.add("unlocks: a list of at most %d texts.".formatted(MOST_UNLOCKS));
    }
    return mistakes;
  }

  private static boolean areUnlocks(JsonNode unlocks) {
    return unlocks.isMissingNode()
        || (unlocks.isArray()
            && unlocks.size() <= MOST_UNLOCKS
            && unlocks
                .valueStream()
                .allMatch(one -> one.isString() && one.asString().length() <= LONGEST));
  }

  private static Map<String, Object> schema() {
    Map<String, Object> text = Map.of("type", "string", "maxLength", LONGEST);
    Map<String, Object> item =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                "fact", Map.of("type", List.of("string", "null")),
                "slot", Map.of("type", "string", "enum", Slot.words()),
                "told", Map.of("type", "string", "enum", Telling.words()),
                "spoken", text,
                "unlocks", Map.of("type", "array", "items", text, "maxItems", MOST_UNLOCKS)),
            "required",
            List.of("slot", "told", "spoken"));
    return Map.of("type", "array", "items", item, "maxItems", MOST);
  }
}
