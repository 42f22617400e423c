package org.handover.practice.ai.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private final Lexicon lexicon = LexiconFile.read();
  private final Question question = new Question(lexicon);

  @Test
  void takesTheParenthesisAsAnotherWording() {
    assertThat(subjects("Did the learner ask about hemoptysis (coughing up blood)?"))
        .containsExactly("hemoptysis", "coughing up blood");
  }

  @Test
  void passesOverAParenthesisThatOnlyQualifies() {
    assertThat(subjects("Did the learner ask about not crying (of a child)?"))
        .containsExactly("not crying");
  }

  @Test
  void givesNeighboursWhatTheyShare() {
    assertThat(subjects("Did the learner ask about swollen or tender lymph nodes?"))
        .containsExactly("swollen lymph nodes", "tender lymph nodes");
    assertThat(subjects("Did the learner ask about redness or itching of the eyes?"))
        .containsExactly("redness of the eyes", "itching of the eyes");
    assertThat(subjects("Did the learner ask about ear or back pain?"))
        .containsExactly("ear pain", "back pain");
  }

  @Test
  void keepsSeparateThingsSeparate() {
    assertThat(subjects("Did the learner ask about cough or chest pain?"))
        .containsExactly("cough", "chest pain");
    assertThat(subjects("Did the learner ask about cough or shortness of breath?"))
        .containsExactly("cough", "shortness of breath");
  }

  @Test
  void readsOtherFormsOfRubrics() {
    assertThat(subjects("Asks whether the patient smokes")).containsExactly("the patient smokes");
    assertThat(subjects("The student explored ideas, concerns and expectations"))
        .containsExactly("ideas", "concerns", "expectations");
    assertThat(subjects("Did the candidate introduce themselves?"))
        .containsExactly("introduce themselves");
    assertThat(subjects("Did the learner order an urgent chest X-ray?"))
        .containsExactly("urgent chest X-ray");
    assertThat(subjects("Did the learner say what to look out for, and when?"))
        .containsExactly("to look out for");
    assertThat(subjects("Chest pain")).containsExactly("Chest pain");
  }

  private List<String> subjects(String text) {
    return question.subjects(text);
  }
}
