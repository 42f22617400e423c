package org.handover.practice.ai.legacy;

import java.util.List;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.ScenarioBrief;
import tools.jackson.databind.JsonNode;

/// What stands behind the two endpoints. What cannot be had is [Refused], as [Fault.AiUnavailable]
/// or because too many calls are under way.
public sealed interface LegacyAi permits EmbeddedLegacyAi, OpenAiLegacyAi {
  /// The patient's next words.
  ///
  /// @param messages a valid transcript that ends with the user's
  String reply(int userId, ScenarioBrief scenario, JsonNode messages);

  /// A score for each question, in their order.
  ///
  /// @param transcript a valid one
  List<Score> scores(
      int userId, ScenarioBrief scenario, List<RubricQuestion> rubric, JsonNode transcript);
}
