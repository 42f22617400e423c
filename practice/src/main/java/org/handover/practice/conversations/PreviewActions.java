package org.handover.practice.conversations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.activities.Transcript;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.Patient;
import org.handover.practice.ai.PatientOutcome;
import org.handover.practice.ai.PatientPrompt;
import org.handover.practice.ai.Purpose;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.form.Form;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// `/api/v2/scenarios/ID/preview/`: the patient's next words, for an educator who tries a scenario
/// before it is published. Nothing of it is stored, and no assessment follows.
@Component
class PreviewActions implements RouteSource {
  private static final String MESSAGES = "messages";
  private static final Form FORM = Form.of(List.of(Transcript.field(MESSAGES, Transcript.SCHEMA)));
  private static final Schema REPLY =
      Schema.object("PreviewReply", Map.of("reply", new Schema("", Map.of("type", "string"))));

  private final BriefStore briefs;
  private final Patient patient;

  PreviewActions(BriefStore briefs, Patient patient) {
    this.briefs = briefs;
    this.patient = patient;
  }

  @Override
  public List<Route> routes() {
    Operation operation =
        Operation.of("Try a scenario's patient", REPLY).taking(FORM.fields()).refusing(502);
    Action preview =
        Action.of(Access.Level.EDUCATOR, operation, this::preview)
            .onRow(request -> briefs.brief(request.id().value()).isPresent());
    return List.of(
        new Route("scenarios/ID/preview/", Endpoint.of("Scenario Preview", Method.POST, preview)));
  }

  private Answer preview(Request request) {
    ScenarioBrief brief =
        briefs
            .brief(request.id().value())
            .orElseThrow(() -> new ProblemException(new Problem.NotFound()));
    List<Turn> turns = turns(FORM.create(request.body()));
    PatientOutcome outcome =
        patient.answer(
            new PatientPrompt(brief, turns, brief.scenarioId()),
            new CallContext(request.principal().id(), Purpose.PREVIEW),
            Deltas.NONE);
    Optional<Json> reply =
        outcome instanceof PatientOutcome.Answered(String text)
            ? Optional.of(Json.of(CompactJson.write(Map.of("reply", text))))
            : Optional.empty();
    return reply
        .<Answer>map(Answer::untagged)
        .orElseGet(() -> ReplyAnswers.answer(Ending.of(outcome, Optional.empty()), request.url()));
  }

  private static List<Turn> turns(Changes form) {
    if (form.isNull(MESSAGES)) {
      throw new ProblemException(Problem.Invalid.of(MESSAGES, "This field is required."));
    }
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : JsonText.parse(form.text(MESSAGES)).orElseThrow()) {
      Speaker speaker =
          turn.path("role").asString().equals("user") ? Speaker.LEARNER : Speaker.PATIENT;
      turns.add(new Turn(turns.size() + 1, speaker, turn.path("content").asString()));
    }
    if (turns.getLast().speaker() != Speaker.LEARNER) {
      throw new ProblemException(
          Problem.Invalid.of(MESSAGES, "The last message has to be the learner's."));
    }
    return turns;
  }
}
