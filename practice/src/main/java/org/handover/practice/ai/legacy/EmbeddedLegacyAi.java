package org.handover.practice.ai.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.EvaluationOutcome;
import org.handover.practice.ai.EvaluationPrompt;
import org.handover.practice.ai.Evaluator;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.Patient;
import org.handover.practice.ai.PatientOutcome;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.Purpose;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers in the process. The Flask API cannot do without a provider; this one can.
public final class EmbeddedLegacyAi implements LegacyAi {
  private final Patient patient;
  private final Evaluator evaluator;

  public EmbeddedLegacyAi(Patient patient, Evaluator evaluator) {
    this.patient = patient;
    this.evaluator = evaluator;
  }

  @Override
  public String reply(int userId, ScenarioBrief scenario, JsonNode messages) {
    PatientPrompt prompt = new PatientPrompt(scenario, turns(messages), scenario.scenarioId());
    PatientOutcome outcome =
        patient.answer(prompt, new CallContext(userId, Purpose.CHAT), Deltas.NONE);
    if (outcome instanceof PatientOutcome.Answered answered) {
      return answered.text();
    }
    throw new ApiException(new ApiError.AiUnavailable());
  }

  @Override
  public List<Score> scores(
      int userId, ScenarioBrief scenario, List<RubricQuestion> rubric, JsonNode transcript) {
    EvaluationOutcome outcome =
        evaluator.evaluate(
            new EvaluationPrompt(scenario, turns(transcript), rubric),
            new CallContext(userId, Purpose.EVALUATE),
            item -> {});
    if (outcome instanceof EvaluationOutcome.Scored scored) {
      Map<Integer, ItemScore> items =
          scored.items().stream()
              .collect(Collectors.toMap(ItemScore::questionId, Function.identity()));
      return rubric.stream()
          .map(question -> score(question, Objects.requireNonNull(items.get(question.id()))))
          .toList();
    }
    throw new ApiException(new ApiError.AiUnavailable());
  }

  private static Score score(RubricQuestion question, ItemScore item) {
    return Score.clamped(
        question, JsonNodeFactory.instance.numberNode(item.score()), item.comment());
  }

  private static List<Turn> turns(JsonNode transcript) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : transcript) {
      Speaker speaker =
          turn.path("role").asString().equals("user") ? Speaker.LEARNER : Speaker.PATIENT;
      turns.add(new Turn(turns.size() + 1, speaker, turn.path("content").asString()));
    }
    return turns;
  }
}
