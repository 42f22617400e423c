package org.handover.practice.ai.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.lexicon.RubricItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// How lines of many kinds are marked; the list is `marks.txt`.
class RubricMarkerTest {
  private static final RubricMarker MARKER = new RubricMarker(new LexiconEvaluator());

  @ParameterizedTest(name = "{1} → {2}: {0}")
  @CsvFileSource(resources = "marks.txt", delimiter = '|')
  void marksWhatWasSaidAndLeavesTheRestToAPerson(String line, String speech, String expected) {
    Mark mark = mark(line, null, turns(speech));
    String got = mark.abstention() != null ? "review" : number(mark.share());
    List<String> allowed =
        expected.startsWith("any ") ? Arrays.asList(expected.split(" ", -1)) : List.of(expected);
    assertThat(allowed).as("%s", mark).contains(got);
  }

  @Test
  void citesOnlyTheLearnersOwnSentences() {
    List<Turn> turns =
        turns("P: I am worried it is cancer. / I see. What worries you most about it?");
    Mark mark = mark("Elicits the patient's concerns", null, turns);
    assertThat(mark.evidence()).containsExactly(new Evidence(2, "What worries you most about it?"));
  }

  @Test
  void givesTheSharesThatTheGuidanceNames() {
    String line = "Confirms the patient's name and date of birth";
    List<Turn> named = turns("Could you tell me your full name?");
    assertThat(mark(line, "Both. Name alone: half.", named).share()).isEqualTo(0.5);
  }

  @Test
  void leavesAnAbsenceInAShortTalkToAPerson() {
    Mark mark = mark("Does not prescribe antibiotics", null, turns("Hello."));
    assertThat(mark.abstention()).isEqualTo(Abstention.TOO_SHORT);
  }

  /// The turns that no line cites may have shown it, in words that no rule knows.
  @Test
  void takesSilenceForANoOnlyWhereTheRubricExplainsWhatWasSaid() {
    String asked = "Any fever? / Are you allergic to anything? / Do you smoke?";
    String strange =
        " / Does the wibble ever wobble at all? / And the frotz, how is that these days?"
            + " / Would the grue eat them, do you reckon?";
    assertThat(marks(turns(asked)).getLast().share()).isZero();
    assertThat(marks(turns(asked)).getLast().abstention()).isNull();
    assertThat(marks(turns(asked + strange)).getLast().abstention()).isEqualTo(Abstention.DOUBTFUL);
    assertThat(marks(turns(asked + strange)).getFirst().isYes()).isTrue();
  }

  private static List<Mark> marks(List<Turn> turns) {
    List<Mark> marks = new ArrayList<>();
    List<RubricItem> items =
        List.of(
            new RubricItem("1", "Asks about fever", null, 5),
            new RubricItem("2", "Asks about drug allergies", null, 5),
            new RubricItem("3", "Asks about smoking", null, 5),
            new RubricItem("4", "Asks about haemoptysis", null, 5));
    MARKER.mark(turns, items, marks::add);
    return marks;
  }

  @Test
  void saysHowALineWillBeRead() {
    assertThat(MARKER.read("Asks about fever", null).text()).isEqualTo("asks about: fever");
    assertThat(MARKER.read("Safety-nets", null).text()).startsWith("skill: ");
    assertThat(MARKER.read("Does NOT give antibiotics", null).text()).startsWith("does not: ");
    assertThat(MARKER.read("Asks about at least two of: fever, cough, rash", null).text())
        .startsWith("at least 2 of: ");
    assertThat(MARKER.read("Washes hands", null).text()).contains("a transcript cannot show it");
    assertThat(MARKER.read("Wields the wand of wonder", null).text())
        .isEqualTo("not understood: a person will mark this");
    assertThat(MARKER.read("Fragt nach Allergien auf Medikamente", null).text())
        .startsWith("not in English");
  }

  @Test
  void readsEveryLineAndTalkHoweverOdd() {
    for (String odd :
        List.of("", "???", "and and and", "(", "not", "Does not", ": ,", "🤒", "a".repeat(9_000))) {
      for (String talk :
          List.of("", "if ".repeat(5_000), "Any fever? ".repeat(500), "🤒 \uD83D \u0000")) {
        Mark mark = mark(odd, odd, List.of(new Turn(1, Speaker.LEARNER, talk)));
        assertThat(mark.share()).isBetween(0.0, 1.0);
      }
    }
  }

  /// A minute would be a quadratic pass over the talk; it takes two or three seconds.
  @Test
  @Timeout(40)
  void readsAVeryLongTalkInTheTimeOfItsLength() {
    List<Turn> turns = new ArrayList<>();
    String talk = "if I am sorry that it must be hard and what do you think you know, ".repeat(6);
    for (int number = 1; number <= 500; number++) {
      turns.add(new Turn(number, number % 2 == 0 ? Speaker.PATIENT : Speaker.LEARNER, talk));
    }
    List<RubricItem> items = new ArrayList<>();
    for (String line :
        List.of(
            "Summarises",
            "Safety-nets",
            "Shows empathy to the mother",
            "Elicits ideas about pain")) {
      items.add(new RubricItem(line, line, null, 1));
    }
    List<Mark> marks = new ArrayList<>();
    MARKER.mark(turns, items, marks::add);
    assertThat(marks).hasSize(4);
  }

  @Test
  void givesTheSameMarksEachTime() {
    List<Turn> turns = turns("Hello, I'm Jo, a student. / P: Hi. / What brings you in? Any fever?");
    for (String line :
        Set.of("Introduces self", "Starts with an open question", "Asks about fever")) {
      assertThat(new RubricMarker(new LexiconEvaluator()).read(line, null))
          .isEqualTo(MARKER.read(line, null));
      assertThat(mark(line, null, turns)).isEqualTo(mark(line, null, turns));
    }
  }

  private static Mark mark(String line, @Nullable String guidance, List<Turn> turns) {
    List<Mark> marks = new ArrayList<>();
    MARKER.mark(turns, List.of(new RubricItem("1", line, guidance, 1)), marks::add);
    return marks.getFirst();
  }

  private static List<Turn> turns(String speech) {
    List<Turn> turns = new ArrayList<>();
    for (String said : speech.split(" / ", -1)) {
      boolean patient = said.startsWith("P: ");
      turns.add(
          new Turn(
              turns.size() + 1,
              patient ? Speaker.PATIENT : Speaker.LEARNER,
              patient ? said.substring(3) : said));
    }
    return turns;
  }

  private static String number(double share) {
    return share == Math.rint(share) ? String.valueOf((int) share) : String.valueOf(share);
  }
}
