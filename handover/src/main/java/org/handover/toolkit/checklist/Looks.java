package org.handover.toolkit.checklist;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.handover.toolkit.evidence.StepRun;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// What the evidence of each step shows. What does not look as expected is inconclusive.
final class Looks {
  private static final int NAMED = 3;

  private Looks() {}

  /// How the run ended.
  static Finding verdict(StepRun run) {
    String again = "run `handover %s` again".formatted(run.step());
    return switch (run.event()) {
      case PASSED -> Finding.pass("", run.saw("summary").orElse("passed"));
      case FAILED ->
          Finding.fail(
              "", "it failed", "see `handover journal --step '%s' --json`".formatted(run.step()));
      case INCONCLUSIVE -> Finding.inconclusive("", "it was inconclusive", again);
      case STOPPED, STARTED -> Finding.inconclusive("", "it could not run", again);
    };
  }

  /// The doctor's findings on some subjects, or on all but some.
  static Demand.Look doctor(Set<String> topics, boolean these) {
    return run -> {
      List<JsonObject> all = objects(run.evidence(), "findings");
      List<JsonObject> findings =
          all.stream().filter(f -> topics.contains(text(f, "topic")) == these).toList();
      return all.isEmpty() ? verdict(run) : worst(findings);
    };
  }

  private static Finding worst(List<JsonObject> findings) {
    List<Finding> bad = new ArrayList<>();
    for (JsonObject finding : findings) {
      Verdict verdict = verdict(text(finding, "verdict"));
      if (verdict != Verdict.PASS) {
        bad.add(
            new Finding(
                "",
                verdict,
                text(finding, "topic") + ": " + text(finding, "saw"),
                text(finding, "remedy")));
      }
    }
    if (findings.isEmpty()) {
      return Finding.inconclusive("", "nothing was looked at", "run `handover doctor`");
    }
    return bad.stream()
        .max((a, b) -> a.verdict().compareTo(b.verdict()))
        .orElseGet(() -> Finding.pass("", "%d subjects passed".formatted(findings.size())));
  }

  private static Verdict verdict(String name) {
    return Stream.of(Verdict.values())
        .filter(v -> v.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(Verdict.INCONCLUSIVE);
  }

  /// That the endpoints of the legacy API are known, whether or not the new backend has them.
  static Finding documented(StepRun run) {
    List<JsonObject> endpoints = objects(run.evidence(), "endpoints");
    long legacy = endpoints.stream().filter(Looks::isOfLegacy).count();
    return legacy == 0
        ? Finding.inconclusive(
            "", "no endpoint is known", "name inventory.routes, openapi or logs in handover.yml")
        : Finding.pass("", "%d endpoints of the legacy API are known".formatted(legacy));
  }

  /// That a case of the corpus reaches each endpoint.
  static Finding covered(StepRun run) {
    List<JsonObject> legacy =
        objects(run.evidence(), "endpoints").stream().filter(Looks::isOfLegacy).toList();
    if (legacy.isEmpty()) {
      return documented(run);
    }
    List<String> without =
        legacy.stream()
            .filter(e -> text(e, "cases").equals("0"))
            .map(e -> text(e, "endpoint"))
            .toList();
    return without.isEmpty()
        ? Finding.pass("", "cases reach all %d endpoints".formatted(legacy.size()))
        : Finding.fail(
            "",
            "no case reaches %d of %d endpoints: %s%s"
                .formatted(
                    without.size(),
                    legacy.size(),
                    without.stream().limit(NAMED).collect(Collectors.joining(", ")),
                    without.size() > NAMED ? ", …" : ""),
            "write cases for them, or `handover parity generate`");
  }

  private static boolean isOfLegacy(JsonObject endpoint) {
    return !text(endpoint, "standing").equals("extra");
  }

  /// That the new backend answered with fewer errors than that.
  static Demand.Look errors(double most) {
    return run -> {
      String rate = run.saw("nextErrorRateAtMost").orElse("");
      if (rate.isEmpty()) {
        return Finding.inconclusive(
            "", "it does not say how often the new backend fails", "run `handover load`");
      }
      double share = Double.parseDouble(rate);
      String saw =
          String.format(Locale.ROOT, "at most %.2f %% of its answers are errors", share * 100);
      if (share <= most) {
        return Finding.pass("", saw);
      }
      String limit = String.format(Locale.ROOT, "checklist.max-error-rate is %.2f %%", most * 100);
      double seen = Double.parseDouble(run.saw("nextErrorRate").orElse("1"));
      return seen > most
          ? Finding.fail("", saw, limit + ": see its log")
          : Finding.inconclusive("", saw, limit + ": ask more requests");
    };
  }

  private static List<JsonObject> objects(JsonElement of, String key) {
    if (!(of instanceof JsonObject object)
        || object.get(key) == null
        || !object.get(key).isJsonArray()) {
      return List.of();
    }
    return StreamSupport.stream(object.get(key).getAsJsonArray().spliterator(), false)
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String text(JsonObject object, String key) {
    @Nullable JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
