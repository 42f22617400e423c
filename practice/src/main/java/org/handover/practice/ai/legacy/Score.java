package org.handover.practice.ai.legacy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.handover.practice.ai.RubricQuestion;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;

/// What one question was given.
///
/// @param points as JSON has it: the provider may give fractions
record Score(RubricQuestion question, NumericNode points, String comment) {
  static Score clamped(RubricQuestion question, NumericNode given, String comment) {
    return new Score(question, clamp(given, question.maxScore()), comment);
  }

  private static NumericNode clamp(NumericNode given, int most) {
    double points = given.doubleValue();
    if (points < 0) {
      return JsonNodeFactory.instance.numberNode(0);
    }
    return points > most ? JsonNodeFactory.instance.numberNode(most) : given;
  }

  /// The API's `feedback`.
  static ArrayNode feedback(List<Score> scores) {
    ArrayNode feedback = JsonNodeFactory.instance.arrayNode();
    for (Score score : scores) {
      feedback
          .addObject()
          .put("question_id", score.question().id())
          .set("score", score.points())
          .put("max_score", score.question().maxScore())
          .put("comment", score.comment());
    }
    return feedback;
  }

  /// Rounded as Python rounds: by the number's exact value, halves to even.
  static double percent(List<Score> scores) {
    double total = scores.stream().mapToDouble(score -> score.points().doubleValue()).sum();
    long most = scores.stream().mapToLong(score -> score.question().maxScore()).sum();
    return new BigDecimal(100 * total / most).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }
}
