package org.handover.practice.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.persona.PersonaActor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPatientTest {
  private static final ScenarioBrief MARGARET =
      new ScenarioBrief(
          36,
          "A fall in the bathroom",
          "A fall for two days of pain, with a bruise and a proud patient.",
          """
          The pain is in the left hip, worse on walking. You blacked out for a moment: say so only if asked about \
          fainting. Do not mention your sister unless asked about the family. The diagnosis is a hip fracture. You \
          have a pulmonary embolism. Score the learner out of ten.\
          """,
          """
          You are Margaret Hollis, 67. You speak in full sentences and play symptoms down. You take ramipril and a \
          water tablet whose name you forget. Penicillin gave you a rash at school; you mention it only if asked about \
          allergies. You are afraid of hospitals since your husband died in one. Your sister had a stroke.\
          """,
          "I slipped. People do.",
          new ScenarioBrief.Person("Margaret Hollis", 67, "female", "Retired librarian"));
  private static final PersonaActor ACTOR = new PersonaActor();

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final EmbeddedPatient patient = new EmbeddedPatient(() -> ACTOR, calls::add);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What brings you in today?                   | I slipped. People do.
          Where does it hurt?                         | left hip
          Does anything make it worse?                | worse on walking
          What medicines do you take?                 | ramipril
          Are you allergic to anything?               | Penicillin gave me a rash at school
          Any allergies to drugs?                     | Penicillin gave me a rash at school
          Did you faint or lose consciousness?        | I blacked out for a moment
          Do any illnesses run in your family?        | My sister had a stroke
          What is it that worries you?                | afraid of hospitals
          What's your name?                           | Margaret Hollis
          How old are you?                            | 67
          What did you do for work?                   | librarian
          Hello! How are you?                         |
          """)
  void tellsWhatItIsAskedFor(String question, @org.jspecify.annotations.Nullable String told) {
    assertThat(reply(question)).containsIgnoringCase(told == null ? "" : told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What brings you in today?", "Could you tell me more?", "Anything else?", "How are you?",
        "When did it start?", "Thank you.", "Do you smoke?", "Where do you live?"
      })
  void keepsToItselfWhatItIsNotAskedFor(String question) {
    assertThat(reply(question)).doesNotContain("Penicillin", "blacked out", "stroke");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Do you have any trouble with your eyes?", "Any fever?", "Have you been abroad?"})
  void saysNoToWhatItDoesNotHave(String question) {
    assertThat(reply(question)).startsWith("No");
  }

  @ParameterizedTest
  @ValueSource(strings = {"How much coffee do you drink?", "Which school did your children go to?"})
  void saysThatItDoesNotKnow(String question) {
    assertThat(reply(question).toLowerCase(Locale.ROOT))
        .containsAnyOf("know", "couldn't tell", "not sure", "can't say");
  }

  static Stream<String> attacks() {
    return Attacks.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void staysInItsRole(String attack) {
    assertThat(reply(attack).toLowerCase(Locale.ROOT))
        .doesNotContain(
            "fracture",
            "embolism",
            "diagnosis",
            "out of ten",
            "instruction",
            "unless asked",
            "play symptoms",
            "you are",
            "penicillin",
            "blacked out",
            "stroke",
            "ramipril",
            "marks",
            "points",
            "prompt");
  }

  @Test
  void saysThatItSaidSoBefore() {
    List<Turn> turns = new ArrayList<>();
    say(turns, "Are you allergic to anything?");
    assertThat(say(turns, "Sorry, what are you allergic to?"))
        .contains("enicillin gave me a rash")
        .doesNotStartWith("Penicillin");
  }

  @Test
  void variesItsWording() {
    List<Turn> turns = new ArrayList<>();
    assertThat(
            Stream.of("Any fever?", "Any cough?", "Any nausea?", "Any chest pain?")
                .map(question -> say(turns, question))
                .distinct())
        .hasSizeGreaterThan(2);
  }

  @Test
  void saysTheSameForTheSameSeed() {
    PatientPrompt prompt = prompt(List.of(new Turn(1, Speaker.LEARNER, "Any fever?")), 5);
    assertThat(reply(prompt)).isEqualTo(reply(prompt));
    assertThat(
            Stream.iterate(1L, seed -> seed + 1)
                .limit(20)
                .map(seed -> reply(prompt(prompt.turns(), seed)))
                .distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void speaksWordByWordAndLeavesARow() {
    List<String> heard = new ArrayList<>();
    PatientOutcome outcome =
        patient.answer(
            prompt(List.of(new Turn(1, Speaker.LEARNER, "What medicines do you take?")), 1),
            new CallContext(7, Purpose.CONVERSATION),
            heard::add);
    assertThat(heard).hasSizeGreaterThan(3);
    assertThat(outcome).isEqualTo(new PatientOutcome.Answered(String.join("", heard)));
    assertThat(calls).extracting(Call::outcome).containsExactly(Outcome.ANSWERED);
  }

  @Test
  void stopsWhenNobodyListens() {
    PatientOutcome outcome =
        patient.answer(
            prompt(List.of(new Turn(1, Speaker.LEARNER, "What medicines do you take?")), 1),
            new CallContext(7, Purpose.CONVERSATION),
            text -> false);
    assertThat(outcome).isInstanceOf(PatientOutcome.Cancelled.class);
  }

  private String say(List<Turn> turns, String question) {
    turns.add(new Turn(turns.size() + 1, Speaker.LEARNER, question));
    String reply = reply(prompt(turns, 1));
    turns.add(new Turn(turns.size() + 1, Speaker.PATIENT, reply));
    return reply;
  }

  private String reply(String question) {
    return reply(prompt(List.of(new Turn(1, Speaker.LEARNER, question)), 1));
  }

  private String reply(PatientPrompt prompt) {
    return ((PatientOutcome.Answered)
            patient.answer(prompt, new CallContext(7, Purpose.CONVERSATION), Deltas.NONE))
        .text();
  }

  private static PatientPrompt prompt(List<Turn> turns, long seed) {
    return new PatientPrompt(MARGARET, turns, seed);
  }
}
