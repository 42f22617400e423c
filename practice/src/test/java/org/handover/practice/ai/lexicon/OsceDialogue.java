package org.handover.practice.ai.lexicon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A dialogue of a file that `bench/osce` reads: one JSON object a line, with `id`, `turns` and
/// `items`.
record OsceDialogue(String id, List<Turn> turns, List<Item> items) {
  /// A rubric question; `gold` is null where the file does not give the human answer.
  record Item(RubricItem rubric, @Nullable Gold gold) {}

  /// The human answer. An item is clean where the answer means what the question says.
  record Gold(boolean asked, List<Integer> turns, boolean clean) {}

  static List<OsceDialogue> read(Path file) throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<OsceDialogue> dialogues = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        dialogues.add(dialogue(mapper.readTree(line)));
      }
    }
    return dialogues;
  }

  private static OsceDialogue dialogue(JsonNode json) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : json.required("turns")) {
      String speaker = turn.required("speaker").asString().toUpperCase(Locale.ROOT);
      turns.add(
          new Turn(
              turn.required("n").asInt(),
              Speaker.valueOf(speaker),
              turn.required("text").asString()));
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode item : json.required("items")) {
      RubricItem rubric =
          new RubricItem(
              item.required("id").asString(),
              item.required("question").asString(),
              item.path("guidance").isString() ? item.path("guidance").asString() : null,
              item.path("max_score").asInt(1));
      items.add(new Item(rubric, item.has("asked") ? gold(item) : null));
    }
    return new OsceDialogue(json.required("id").asString(), turns, items);
  }

  private static Gold gold(JsonNode item) {
    List<Integer> turns = new ArrayList<>();
    item.path("gold_turns").forEach(turn -> turns.add(turn.asInt()));
    boolean clean =
        !item.path("contested").asBoolean(false)
            && !item.path("basis").asString("").equals("mentioned");
    return new Gold(item.required("asked").asBoolean(), turns, clean);
  }
}
