package org.handover.practice.ai.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.openai.Message;
import tools.jackson.databind.JsonNode;

/// The messages that the Flask API sends: what learners get today.
final class FlaskPrompts {
  static final String VERSION = "flask-1";

  private static final String TASK =
      """
      You assess a medical learner's conversation with a simulated patient.
      Score each rubric question from 0 to its max_score, going by the guidance where there is some.
      Answer with one JSON object and nothing else:
      {"scores": [{"question_id": 1, "score": 0, "comment": "one sentence, to the learner"}]}\
      """;

  private FlaskPrompts() {}

  static List<Message> chat(ScenarioBrief scenario, JsonNode messages) {
    List<Message> all = new ArrayList<>();
    String persona = scenario.persona();
    all.add(
        Message.system(
            persona == null
                ? scenario.instructions()
                : scenario.instructions() + "\n\n" + persona));
    for (JsonNode turn : messages) {
      String content = turn.path("content").asString();
      all.add(
          turn.path("role").asString().equals("user")
              ? Message.user(content)
              : Message.assistant(content));
    }
    return all;
  }

  static List<Message> evaluation(List<RubricQuestion> rubric, JsonNode transcript) {
    String lines =
        transcript
            .valueStream()
            .map(t -> t.path("role").asString() + ": " + t.path("content").asString())
            .collect(Collectors.joining("\n"));
    return List.of(
        Message.system(TASK),
        Message.user("Rubric:\n" + PythonJson.rubric(rubric) + "\n\nConversation:\n" + lines));
  }
}
