package org.handover.practice.ai.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseCompilerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You take ramipril; it keeps you awake.                         | I take ramipril. / It keeps me awake.
          He sleeps on two pillows and has never coughed up blood.       | I sleep on two pillows. / I have never coughed up blood.
          Tom stopped his tablets because they made him dizzy.           | I stopped my tablets because they made me dizzy.
          His father died of a stroke when he was 60; his mother is well. | My father died of a stroke when he was 60. / My mother is well.
          You have had no fever, no cough and no rash.                   | I have had no fever. / I have had no cough. / I have had no rash.
          He denies chest pain or palpitations.                          | I have had no chest pain. / I have had no palpitations.
          He has come because his knee is swollen.                       | My knee is swollen.
          He lives with his wife Ann, who is ill and depends on him.     | I live with my wife Ann, who is ill and depends on me.
          PC: cough for 3/52, worse at night                             | Cough for 3 weeks. / It's worse at night.
          PMH: HTN, T2DM                                                 | I've had high blood pressure, type 2 diabetes.
          DH: metformin 500mg bd                                         | I take metformin 500 mg twice a day.
          Allergies: NKDA                                                | I have no allergies that I know of.
          FH: mother - asthma                                            | My mother had asthma.
          SH: Smokes 10/day, lives with wife                             | I smoke 10 a day. / I live with my wife.
          Ideas: it's just a virus                                       | I think it's just a virus.
          Concerns: cancer                                               | I'm worried about cancer.
          Expectations: wants an x-ray                                   | I want an x-ray.
          52M lorry driver                                               | I'm a lorry driver.
          Came on while unloading                                        | It came on while unloading.
          Thinks it's a pulled muscle                                    | I think it's a pulled muscle.
          Scared he will lose his licence                                | I'm scared I will lose my licence.
          Hx breast cancer 2018, treated with surgery                    | I've had breast cancer in 2018. / It was treated with surgery.
          His mother and his sister have diabetes.                       | My mother and my sister have diabetes.
          Codeine makes him sick.                                        | Codeine makes me sick.
          """)
  void saysItInTheFirstPerson(String notes, String spoken) {
    assertThat(spoken(notes)).containsExactlyElementsOf(List.of(spoken.split(" / ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You have had a cough for a week.                    | complaint
          You have no allergies.                              | allergies
          Penicillin gave you a rash.                         | allergies
          Ibuprofen makes you wheeze.                         | allergies
          You take ramipril.                                  | drugs
          Your brother has diabetes.                          | family
          You smoke ten a day.                                | social
          You had your appendix removed in 1999.              | history
          You think it is stress.                             | ideas
          You are afraid of needles.                          | concerns
          You would like a scan.                              | expectations
          You have not had a fever.                           | denied
          Pulse, if measured, is 110.                         | finding
          On examination there are crackles at the left base. | finding
          The diagnosis is pneumonia.                         | diagnosis
          You have a pulmonary embolism.                      | diagnosis
          You have lupus, but nobody has told you.            | diagnosis
          You answer in few words.                            | instruction
          Do not mention the bruise.                          | instruction
          If the student is kind, let him relax.              | instruction
          """)
  void findsTheSlot(String notes, String slot) {
    assertThat(compile(notes).facts()).extracting(fact -> fact.slot().word()).contains(slot);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You fainted on Monday: say so only if asked about blackouts.                | I fainted on Monday. | blackouts
          You drink a bottle a day; you only admit this if asked about alcohol.        | I drink a bottle a day. | alcohol
          If the doctor asks about home, you say that he hits you.                     | He hits me. | home
          You fainted on Monday. Do not mention this unless asked about blackouts.     | I fainted on Monday. | blackouts
          He drinks a bottle a day, but will only admit it if he is asked kindly.      | I drink a bottle a day. |
          Hidden agenda: he is being bullied at work                                   | I am being bullied at work. |
          """)
  void guardsWhatIsToldOnlyOnItsOccasion(String notes, String spoken, @Nullable String unlock) {
    CaseFact fact =
        compile(notes)
            .spoken()
            .filter(one -> one.spoken().equals(spoken))
            .findFirst()
            .orElseThrow();
    assertThat(fact.telling()).isEqualTo(Telling.GUARDED);
    assertThat(fact.unlocks()).containsAll(unlock == null ? List.of() : List.of(unlock));
  }

  @Test
  void tellsSympathyAsAnOccasion() {
    PatientCase patient =
        compile(
            "If the learner shows sympathy, you become tearful and say that your wife has left you.");
    assertThat(patient.spoken()).extracting(CaseFact::sympathy).containsExactly(true);
    assertThat(patient.spoken())
        .extracting(CaseFact::spoken)
        .containsExactly("My wife has left me.");
  }

  @Test
  void letsAParentSpeakForAChild() {
    PatientCase patient =
        CaseCompiler.compile(
            new CaseNotes(
                "Ben Cole",
                3,
                "male",
                "You are the mother of Ben, who is 3. He has had a cough since Friday. You are tired. You give him Calpol.",
                ""));
    assertThat(patient.perspective().relation()).isEqualTo("mother");
    assertThat(patient.spoken().map(CaseFact::spoken))
        .contains("He has had a cough since Friday.", "I give him Calpol.");
  }

  @Test
  void saysWhatItDidNotUnderstand() {
    PatientCase patient =
        compile(
            "The diagnosis is gout. Your gout hurts at night. Sie hat seit einer Woche Husten und ist müde.");
    assertThat(patient.notUnderstood())
        .extracting(NotUnderstood::reason)
        .containsExactlyInAnyOrder(
            "It names the diagnosis, which the patient does not know.",
            "It is not in English: only a model can play it.");
    assertThat(patient.spoken()).isEmpty();
  }

  @Test
  void keepsTheKeyOfAFactWhenAnotherSentenceChanges() {
    assertThat(key("You take ramipril. You smoke."))
        .isEqualTo(key("You are tired. You take ramipril."));
  }

  private static String key(String notes) {
    return compile(notes)
        .spoken()
        .filter(fact -> fact.spoken().equals("I take ramipril."))
        .findFirst()
        .orElseThrow()
        .key();
  }

  private static List<String> spoken(String notes) {
    return compile(notes).spoken().map(CaseFact::spoken).toList();
  }

  private static PatientCase compile(String notes) {
    return CaseCompiler.compile(new CaseNotes("Tom Hale", 50, "male", notes, ""));
  }
}
