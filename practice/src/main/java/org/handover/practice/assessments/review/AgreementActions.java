package org.handover.practice.assessments.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.Json;
import org.handover.practice.api.PythonInt;
import org.handover.practice.api.RowId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `/api/v2/assessments/agreement/`: how well each evaluator agrees with those who reviewed it, by
/// scenario, rubric question and version of its prompt.
@Component
class AgreementActions implements RouteSource {
  private static final Map<String, Object> INTEGER = Map.of("type", "integer");
  private static final Map<String, Object> NUMBER = Map.of("type", List.of("number", "null"));
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private final AgreementStore store;

  AgreementActions(AgreementStore store) {
    this.store = store;
  }

  @Override
  public List<Route> routes() {
    Operation operation =
        Operation.of("Agreement of evaluators with reviewers", schema())
            .asking(List.of(new Operation.Parameter("scenario", "By the id of one.", INTEGER)))
            .refusing(400);
    return List.of(
        new Route(
            "assessments/agreement/",
            Endpoint.of(
                "Assessment Agreement",
                Method.GET,
                Action.of(Access.Level.EDUCATOR, operation, this::agreement))));
  }

  private static Schema schema() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("scenario", Map.of("type", List.of("integer", "null")));
    row.put("rubric_question", INTEGER);
    row.put("question", TEXT);
    row.put("evaluator", TEXT);
    row.put("prompt_version", TEXT);
    row.put("reviewed", INTEGER);
    row.put("abstained", INTEGER);
    row.put("exact_agreement", NUMBER);
    row.put("kappa", NUMBER);
    row.put("kappa_interval", Map.of("type", List.of("array", "null"), "items", NUMBER));
    row.put("bias", NUMBER);
    Map<String, Object> rows =
        Map.of("type", "array", "items", Map.of("type", "object", "properties", row));
    return new Schema(
        "Agreement",
        Map.of("type", "object", "properties", Map.of("count", INTEGER, "results", rows)));
  }

  private Answer agreement(Request request) {
    List<Map<String, @Nullable Object>> rows =
        store.counts(scenario(request)).stream().map(AgreementActions::row).toList();
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("count", rows.size());
    list.put("next", null);
    list.put("previous", null);
    list.put("results", rows);
    return Answer.ok(Json.of(CompactJson.write(list)));
  }

  private static Optional<RowId> scenario(Request request) {
    String asked = request.params().get("scenario");
    if (asked == null || asked.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        PythonInt.parse(asked)
            .map(RowId::of)
            .orElseThrow(
                () -> new ProblemException(Problem.Invalid.of("scenario", "Enter a number."))));
  }

  private static Map<String, @Nullable Object> row(AgreementStore.Count count) {
    Tally tally = count.tally();
    boolean any = tally.count() > 0;
    Optional<Tally.Kappa> kappa = tally.kappa();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("scenario", count.subject().scenario());
    row.put("rubric_question", count.subject().rubricQuestion());
    row.put("question", count.question());
    row.put("evaluator", count.subject().evaluator());
    row.put("prompt_version", count.subject().promptVersion());
    row.put("reviewed", tally.count());
    row.put("abstained", count.abstained());
    row.put("exact_agreement", any ? rounded(tally.agreement()) : null);
    row.put("kappa", kappa.map(found -> rounded(found.value())).orElse(null));
    row.put(
        "kappa_interval",
        kappa
            .flatMap(Tally.Kappa::interval)
            .map(between -> List.of(rounded(between.low()), rounded(between.high())))
            .orElse(null));
    row.put("bias", any ? rounded(tally.bias()) : null);
    return row;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
