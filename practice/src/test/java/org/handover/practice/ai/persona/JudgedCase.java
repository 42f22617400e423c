package org.handover.practice.ai.persona;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A case of our own with a talk about it, judged turn by turn: 1 right, 0.5 half right, 0 wrong.
record JudgedCase(String style, ScenarioBrief brief, List<Judged> turns) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long SEED = 1;

  /// What was said, the reply that was judged, and its mark.
  record Judged(String learner, String patient, double mark) {}

  static Stream<JudgedCase> all() {
    return Stream.of(
            "notes",
            "parent",
            "third-person",
            "headed-bullets",
            "template",
            "father-third-person",
            "psychiatric",
            "caller",
            "vignette")
        .map(JudgedCase::read);
  }

  static JudgedCase named(String style) {
    return read(style);
  }

  private static JudgedCase read(String style) {
    String file = "judged/%s.json".formatted(style);
    try (InputStream in = Objects.requireNonNull(JudgedCase.class.getResourceAsStream(file))) {
      JsonNode json = MAPPER.readTree(in);
      List<Judged> turns =
          json.path("turns")
              .valueStream()
              .map(turn ->
                  new Judged(
                      turn.path("learner").asString(),
                      turn.path("patient").asString(),
                      turn.path("mark").asDouble()))
              .toList();
      return new JudgedCase(style, brief(json.path("character"), json.path("scenario")), turns);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ScenarioBrief brief(JsonNode character, JsonNode scenario) {
    return new ScenarioBrief(
        1,
        scenario.path("title").asString(),
        scenario.path("description").asString(),
        scenario.path("instructions").asString(),
        character.path("persona").asString(),
        scenario.path("opening_line").asString(),
        new ScenarioBrief.Person(
            character.path("name").asString(),
            character.path("age").asInt(),
            text(character.path("gender")),
            text(character.path("occupation"))));
  }

  private static @Nullable String text(JsonNode value) {
    return value.isString() ? value.asString() : null;
  }

  /// What the patient says now, turn by turn.
  List<String> replay(PersonaActor actor) {
    return talk(actor, turns.stream().map(Judged::learner).toList());
  }

  List<String> talk(PersonaActor actor, List<String> learner) {
    List<Turn> said = new ArrayList<>();
    said.add(new Turn(1, Speaker.PATIENT, Objects.requireNonNull(brief.openingLine())));
    List<String> replies = new ArrayList<>();
    for (String line : learner) {
      said.add(new Turn(said.size() + 1, Speaker.LEARNER, line));
      replies.add(actor.reply(new PatientPrompt(brief, said, SEED)));
      said.add(new Turn(said.size() + 1, Speaker.PATIENT, replies.getLast()));
    }
    return replies;
  }

  @Override
  public String toString() {
    return style;
  }
}
