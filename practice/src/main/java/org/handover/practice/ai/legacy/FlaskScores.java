package org.handover.practice.ai.legacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.api.Finite;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.v2.form.PythonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;

/// Reads the provider's `{"scores": […]}` as the Flask API does.
final class FlaskScores {
  private record Given(NumericNode points, String comment) {}

  private static final Given LEFT_OUT = new Given(JsonNodeFactory.instance.numberNode(0), "");

  private FlaskScores() {}

  /// How the call's row is to call an answer.
  static Outcome judge(String content) {
    if (JsonText.parse(content).filter(Finite::isFinite).isEmpty()) {
      return Outcome.MALFORMED_JSON;
    }
    return given(content).isPresent() ? Outcome.ANSWERED : Outcome.WRONG_SHAPE;
  }

  /// A score for each question, or nothing where the answer cannot be used.
  static Optional<List<Score>> read(String content, List<RubricQuestion> rubric) {
    return given(content)
        .map(given -> rubric.stream().map(question -> score(question, given)).toList());
  }

  private static Score score(RubricQuestion question, Map<String, Given> given) {
    Given its = given.getOrDefault(String.valueOf(question.id()), LEFT_OUT);
    return Score.clamped(question, its.points(), its.comment());
  }

  /// By question id, in digits: the provider may name ids of any size. The last of two wins.
  private static Optional<Map<String, Given>> given(String content) {
    JsonNode scores =
        JsonText.parse(content)
            .filter(Finite::isFinite)
            .map(answer -> answer.path("scores"))
            .orElse(JsonNodeFactory.instance.missingNode());
    if (!scores.isArray()) {
      return Optional.empty();
    }
    Map<String, Given> given = new HashMap<>();
    for (JsonNode entry : scores) {
      JsonNode id = entry.path("question_id");
      if (!id.isIntegralNumber() || !(entry.path("score") instanceof NumericNode points)) {
        return Optional.empty();
      }
      given.put(id.bigIntegerValue().toString(), new Given(points, comment(entry)));
    }
    return Optional.of(given);
  }

  /// `str(entry.get("comment") or "")`.
  private static String comment(JsonNode entry) {
    JsonNode comment = entry.path("comment");
    boolean empty =
        comment.isMissingNode()
            || comment.isNull()
            || (comment.isContainer() && comment.isEmpty())
            || (comment.isBoolean() && !comment.booleanValue())
            || (comment.isNumber() && comment.doubleValue() == 0);
    return empty ? "" : PythonText.str(comment);
  }
}
