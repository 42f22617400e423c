package org.handover.practice.ai.legacy;

import java.util.List;
import java.util.Map;
import org.handover.practice.activities.ActivityStore;
import org.handover.practice.activities.Transcript;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Reply;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.JsonBody;
import org.handover.practice.api.legacy.LegacyForm;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.scenarios.ScenarioStore;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `/api/scenarios/ID/chat` and `…/evaluate`. No database connection is held while the AI thinks.
@Controller
@RequestMapping("/api/scenarios/{id:\\p{Nd}+}")
class AiLegacyController implements Described {
  private static final Field MESSAGES =
      new Field.Document(
          "messages", AiLegacyController::awaitsReply, "a list of turns that ends with a user's");
  private static final Field TRANSCRIPT =
      new Field.Document("transcript", Transcript::isValid, "a list of turns");

  private static final Schema TEXT = new Schema("", Map.of("type", "string"));
  private static final Schema INTEGER = new Schema("", Map.of("type", "integer"));
  private static final Schema NUMBER = new Schema("", Map.of("type", "number"));
  private static final Schema SCORE =
      Schema.object(
          "LegacyScore",
          Map.of("question_id", INTEGER, "score", NUMBER, "max_score", INTEGER, "comment", TEXT));

  private final LegacyAi ai;
  private final BriefStore briefs;
  private final ScenarioStore scenarios;
  private final ActivityStore activities;

  AiLegacyController(
      LegacyAi ai, BriefStore briefs, ScenarioStore scenarios, ActivityStore activities) {
    this.ai = ai;
    this.briefs = briefs;
    this.scenarios = scenarios;
    this.activities = activities;
  }

  @PostMapping("/chat")
  @Access(Access.Level.USER)
  Reply chat(@PathVariable RowId id, Principal principal, JsonBody body) {
    ScenarioBrief scenario = scenario(id, principal);
    JsonNode messages = LegacyForm.document("messages", AiLegacyController::awaitsReply, body);
    String reply = ai.reply(principal.id(), scenario, messages);
    return Reply.ok(
        Json.of(JsonText.write(JsonNodeFactory.instance.objectNode().put("reply", reply))));
  }

  @PostMapping("/evaluate")
  @Access(Access.Level.USER)
  Reply evaluate(@PathVariable RowId id, Principal principal, JsonBody body) {
    ScenarioBrief scenario = scenario(id, principal);
    JsonNode transcript = LegacyForm.document("transcript", Transcript::isValid, body);
    List<RubricQuestion> rubric = briefs.rubric(scenario.scenarioId());
    if (rubric.isEmpty()) {
      throw new ApiException(new ApiError.NoRubric());
    }
    List<Score> scores = ai.scores(principal.id(), scenario, rubric, transcript);
    ArrayNode feedback = Score.feedback(scores);
    double percent = Score.percent(scores);
    int activity =
        activities.insertEvaluation(
            principal.id(),
            scenario.scenarioId(),
            JsonText.write(transcript),
            percent,
            JsonText.write(feedback));
    return Reply.created(
        Json.of(
            JsonText.write(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("activity_id", activity)
                    .put("score", percent)
                    .set("feedback", feedback))));
  }

  private ScenarioBrief scenario(RowId id, Principal principal) {
    if (!scenarios.isVisible(id, principal)) {
      throw ApiException.notFound("Scenario");
    }
    return briefs.brief(id.value()).orElseThrow(() -> ApiException.notFound("Scenario"));
  }

  private static boolean awaitsReply(JsonNode messages) {
    return Transcript.isValid(messages)
        && messages.get(messages.size() - 1).path("role").asString().equals("user");
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "chat",
            Operation.of(
                    "Have the patient reply", Schema.object("LegacyReply", Map.of("reply", TEXT)))
                .taking(List.of(MESSAGES))
                .refusing(502),
        "evaluate",
            Operation.of(
                    "Score a transcript",
                    Schema.object(
                        "LegacyEvaluation",
                        Map.of(
                            "activity_id", INTEGER,
                            "score", NUMBER,
                            "feedback", Schema.listOf(SCORE))))
                .taking(List.of(TRANSCRIPT))
                .answering(201)
                .refusing(502));
  }
}
