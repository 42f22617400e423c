package org.handover.practice.ai.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.lexicon.RubricItem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The seeded scenarios: a talk that meets a rubric fully, from `shipped.txt`, and an empty one.
class ShippedRubricsTest {
  private static final RubricMarker MARKER = new RubricMarker(new LexiconEvaluator());
  private static final Path SCENARIOS = Path.of("../legacy/seed/content/scenarios.json");

  record Shipped(String title, String opening, List<RubricItem> items) {
    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void givesNineTenthsOfWhatItMarksToATalkThatMeetsAllLines(Shipped scenario) throws IOException {
    assertThat(percent(scenario, talk(scenario))).isGreaterThanOrEqualTo(90);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void givesNothingToATalkWithoutContent(Shipped scenario) {
    Turn opening = new Turn(1, Speaker.PATIENT, scenario.opening());
    assertThat(percent(scenario, List.of(opening, new Turn(2, Speaker.LEARNER, "OK."))))
        .isLessThanOrEqualTo(5);
  }

  static Stream<Shipped> scenarios() throws IOException {
    JsonNode all = new JsonMapper().readTree(Files.readString(SCENARIOS));
    return StreamSupport.stream(all.spliterator(), false)
        .map(one -> {
          List<RubricItem> items = new ArrayList<>();
          for (JsonNode line : one.required("rubric")) {
            items.add(
                new RubricItem(
                    String.valueOf(items.size()),
                    line.get(0).asString(),
                    line.get(1).isNull() ? null : line.get(1).asString(),
                    line.get(2).asInt()));
          }
          return new Shipped(
              one.required("title").asString(), one.required("opening_line").asString(), items);
        });
  }

  private static List<Turn> talk(Shipped scenario) throws IOException {
    Map<String, String> said = new HashMap<>();
    try (var lines =
        Objects.requireNonNull(ShippedRubricsTest.class.getResourceAsStream("shipped.txt"))) {
      new String(lines.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line ->
              said.put(
                  line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1)));
    }
    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn(1, Speaker.PATIENT, scenario.opening()));
    for (RubricItem item : scenario.items()) {
      for (String sentence : Objects.requireNonNull(said.get(item.question())).split(" / ", -1)) {
        turns.add(new Turn(turns.size() + 1, Speaker.LEARNER, sentence));
        turns.add(new Turn(turns.size() + 1, Speaker.PATIENT, "I see."));
      }
    }
    return turns;
  }

  /// Of the points that were marked; all of them where none was.
  private static double percent(Shipped scenario, List<Turn> turns) {
    List<Mark> marks = new ArrayList<>();
    MARKER.mark(turns, scenario.items(), marks::add);
    double given = 0;
    double most = 0;
    for (int at = 0; at < marks.size(); at++) {
      if (marks.get(at).abstention() == null) {
        given += marks.get(at).share() * scenario.items().get(at).maxScore();
        most += scenario.items().get(at).maxScore();
      }
    }
    return most == 0 ? (turns.size() > 2 ? 100 : 0) : 100 * given / most;
  }
}
