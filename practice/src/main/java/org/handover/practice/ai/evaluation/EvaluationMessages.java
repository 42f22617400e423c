package org.handover.practice.ai.evaluation;

import java.util.List;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.openai.Message;
import org.handover.practice.api.JsonText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The messages that ask for scores. Rubric and conversation travel as one JSON value, so that
/// nothing that was said can end a quotation or begin another part.
final class EvaluationMessages {
  private final String system;

  EvaluationMessages(String system) {
    this.system = system;
  }

  /// @param turns those that the window takes
  /// @param leftOut how many turns are missing in their middle
  /// @param problems what was wrong with the last answer; none the first time
  List<Message> of(
      List<RubricQuestion> questions, List<Turn> turns, int leftOut, List<String> problems) {
    ObjectNode material = JsonNodeFactory.instance.objectNode();
    ArrayNode rubric = material.putArray("rubric");
    questions.forEach(question -> add(rubric, question));
    ArrayNode said = material.putArray("turns");
    turns.forEach(turn -> add(said, turn));
    if (leftOut > 0) {
      material.put("turns_left_out_in_the_middle", leftOut);
    }
    if (!problems.isEmpty()) {
      ArrayNode wrong = material.putArray("wrong_in_your_last_answer");
      problems.forEach(wrong::add);
    }
    return List.of(Message.system(system), Message.user(JsonText.write(material)));
  }

  private static void add(ArrayNode rubric, RubricQuestion question) {
    rubric
        .addObject()
        .put("question_id", question.id())
        .put("question", question.question())
        .put("guidance", question.guidance())
        .put("max_score", question.maxScore());
  }

  private static void add(ArrayNode turns, Turn turn) {
    turns
        .addObject()
        .put("turn", turn.number())
        .put("speaker", turn.speaker() == Speaker.LEARNER ? "learner" : "patient")
        .put("text", turn.text());
  }
}
