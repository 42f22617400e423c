package org.handover.practice.assessments.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.handover.practice.activities.Transcript;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.form.Form;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.assessments.jobs.AssessmentQueue.Order;
import org.handover.practice.scenarios.ScenarioStore;
import org.handover.practice.users.PersonalData;
import org.springframework.stereotype.Component;

/// `/api/v2/assessments/`, `ID/`, `ID/retry/` and `ID/cancel/`.
@Component
class AssessmentActions implements RouteSource, PersonalData {
  private static final String CONVERSATION = "conversation";
  private static final String SCENARIO = "scenario";
  private static final String TRANSCRIPT = "transcript";

  private final AssessmentQueue queue;
  private final Transcripts transcripts;
  private final BriefStore briefs;
  private final Form form;
  private final Resources resources;

  AssessmentActions(
      AssessmentQueue queue,
      Transcripts transcripts,
      ScenarioStore scenarios,
      BriefStore briefs,
      Resources resources) {
    this.queue = queue;
    this.transcripts = transcripts;
    this.briefs = briefs;
    this.resources = resources;
    this.form =
        Form.of(
            List.of(
                Field.optionalReference(CONVERSATION, id -> !id.equals(RowId.NONE)),
                Field.optionalReference(SCENARIO, scenarios::exists).seenAs(scenarios::isVisible),
                Transcript.field(TRANSCRIPT, Transcript.SCHEMA)));
  }

  @Override
  public List<Route> routes() {
    List<Route> rows = resources.routes(AssessmentRows.RESOURCE);
    Action create =
        Action.of(
            Access.Level.USER,
            queue.operation("Have a conversation or a transcript assessed").taking(form.fields()),
            this::create);
    Action retry =
        Action.of(
            Access.Level.EDUCATOR,
            queue.operation("Have an assessment that is not done made again"),
            this::retry);
    Action cancel =
        Action.of(
            Access.Level.EDUCATOR,
            queue.operation("Give up an assessment that is queued or running"),
            this::cancel);
    Route list = rows.getFirst();
    return List.of(
        new Route(list.path(), list.endpoint().and(Method.POST, create)),
        rows.getLast(),
        new Route("assessments/ID/retry/", Endpoint.of("Assessment Retry", Method.POST, retry)),
        new Route("assessments/ID/cancel/", Endpoint.of("Assessment Cancel", Method.POST, cancel)));
  }

  private Answer create(Request request) {
    Changes body = form.create(request.body(), request.principal());
    Order order = body.isNull(CONVERSATION) ? ofTranscript(body, request) : ofTalk(body, request);
    return request.commit(() -> queue.accepted(queue.queue(order), request));
  }

  /// What was said so far; the conversation stays as it is.
  private Order ofTalk(Changes body, Request request) {
    int id = body.whole(CONVERSATION);
    Transcripts.Transcript found =
        transcripts
            .of(new RowId(id), request.principal())
            .orElseThrow(() -> invalid(CONVERSATION, notThere(id)));
    if (!found.learnerSpoke()) {
      throw invalid(CONVERSATION, "Nothing has been said yet.");
    }
    return new Order(found.user(), found.scenario(), id, found.transcript());
  }

  private Order ofTranscript(Changes body, Request request) {
    requireBoth(body);
    int scenario = body.whole(SCENARIO);
    if (briefs.rubric(scenario).isEmpty()) {
      throw invalid(SCENARIO, "Scenario has no rubric.");
    }
    return new Order(request.principal().id(), scenario, null, body.text(TRANSCRIPT));
  }

  private static void requireBoth(Changes body) {
    Map<String, List<String>> errors = new LinkedHashMap<>();
    for (String name : List.of(SCENARIO, TRANSCRIPT)) {
      if (body.isNull(name)) {
        errors.put(name, List.of("This field is required."));
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(errors));
    }
  }

  private Answer retry(Request request) {
    return change(request, queue::requeue, "Only what is not done can be retried.");
  }

  private Answer cancel(Request request) {
    return change(request, queue::cancel, "Only what is queued or running can be cancelled.");
  }

  private Answer change(Request request, Predicate<RowId> change, String otherwise) {
    if (resources.find(AssessmentRows.RESOURCE, request.id(), request.principal()).isEmpty()) {
      throw new ProblemException(new Problem.NotFound());
    }
    return request.commit(() -> {
      if (!change.test(request.id())) {
        throw new ProblemException(new Problem.Conflict(otherwise));
      }
      return queue.accepted(request.id(), request);
    });
  }

  private static String notThere(int id) {
    return "Invalid pk \"%d\" - object does not exist.".formatted(id);
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.Invalid.of(field, message));
  }

  @Override
  public String name() {
    return "assessments";
  }

  @Override
  public Resource resource() {
    return AssessmentRows.RESOURCE;
  }

  @Override
  public String owned() {
    return "a.user_id = :user";
  }
}
