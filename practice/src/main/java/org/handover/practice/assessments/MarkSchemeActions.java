package org.handover.practice.assessments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.ai.marking.LineReading;
import org.handover.practice.ai.marking.RubricMarker;
import org.handover.practice.api.Access;
import org.handover.practice.api.Json;
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
import org.handover.practice.scenarios.ScenarioStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `/api/v2/scenarios/ID/mark-scheme/`: how the embedded evaluator will read a whole rubric, and
/// how many of its points it leaves to a person.
@Component
class MarkSchemeActions implements RouteSource {
  private static final Map<String, Object> INTEGER = Map.of("type", "integer");
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private final ScenarioStore scenarios;
  private final BriefStore briefs;
  private final Supplier<RubricMarker> marker;

  MarkSchemeActions(ScenarioStore scenarios, BriefStore briefs, Supplier<RubricMarker> marker) {
    this.scenarios = scenarios;
    this.briefs = briefs;
    this.marker = marker;
  }

  @Override
  public List<Route> routes() {
    Operation operation = Operation.of("How a rubric will be read", schema());
    Action show = Action.of(Access.Level.EDUCATOR, operation, this::show);
    return List.of(
        new Route("scenarios/ID/mark-scheme/", Endpoint.of("Mark Scheme", Method.GET, show)));
  }

  private static Schema schema() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("rubric_question", INTEGER);
    line.put("question", TEXT);
    line.put("guidance", Map.of("type", List.of("string", "null")));
    line.put("max_score", INTEGER);
    line.put("reading", TEXT);
    line.put("marked_by", Map.of("type", "string", "enum", List.of("machine", "person")));
    Map<String, Object> lines =
        Map.of("type", "array", "items", Map.of("type", "object", "properties", line));
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("scenario", INTEGER);
    whole.put("points_machine", INTEGER);
    whole.put("points_person", INTEGER);
    whole.put("lines", lines);
    return new Schema("MarkScheme", Map.of("type", "object", "properties", whole));
  }

  private Answer show(Request request) {
    if (!scenarios.isVisible(request.id(), request.principal())) {
      throw new ProblemException(new Problem.NotFound());
    }
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    int machine = 0;
    int person = 0;
    for (RubricQuestion question : briefs.rubric(request.id().value())) {
      LineReading reading = marker.get().read(question.question(), question.guidance());
      lines.add(line(question, reading));
      int points = Math.abs(question.maxScore());
      machine += reading.machine() ? points : 0;
      person += reading.machine() ? 0 : points;
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("scenario", request.id().value());
    whole.put("points_machine", machine);
    whole.put("points_person", person);
    whole.put("lines", lines);
    return Answer.ok(Json.of(CompactJson.write(whole)));
  }

  private static Map<String, @Nullable Object> line(RubricQuestion question, LineReading reading) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("rubric_question", question.id());
    line.put("question", question.question());
    line.put("guidance", question.guidance());
    line.put("max_score", question.maxScore());
    line.put("reading", reading.text());
    line.put("marked_by", reading.machine() ? "machine" : "person");
    return line;
  }
}
