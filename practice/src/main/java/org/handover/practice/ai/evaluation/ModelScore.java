package org.handover.practice.ai.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.api.Finite;
import org.handover.practice.api.JsonText;
import tools.jackson.databind.JsonNode;

/// What the model says of one question; not believed yet.
record ModelScore(
    long questionId, long score, String comment, List<Evidence> evidence, double confidence) {
  ModelScore {
    evidence = List.copyOf(evidence);
  }

  /// How the call's row is to call an answer.
  static Outcome judge(String content) {
    if (JsonText.parse(content).filter(Finite::isFinite).isEmpty()) {
      return Outcome.MALFORMED_JSON;
    }
    return read(content).isPresent() ? Outcome.ANSWERED : Outcome.WRONG_SHAPE;
  }

  /// The claims, or nothing where the answer does not have the schema's shape: a server may take no
  /// notice of it.
  static Optional<List<ModelScore>> read(String content) {
    JsonNode items =
        JsonText.parse(content).filter(Finite::isFinite).map(a -> a.path("items")).orElse(null);
    if (items == null || !items.isArray()) {
      return Optional.empty();
    }
    List<ModelScore> claims = new ArrayList<>();
    for (JsonNode item : items) {
      Optional<ModelScore> claim = claim(item);
      if (claim.isEmpty()) {
        return Optional.empty();
      }
      claims.add(claim.get());
    }
    return Optional.of(claims);
  }

  private static Optional<ModelScore> claim(JsonNode item) {
    Optional<List<Evidence>> evidence = evidence(item.path("evidence"));
    boolean shaped =
        isLong(item.path("question_id"))
            && isLong(item.path("score"))
            && item.path("comment").isString()
            && item.path("confidence").isNumber()
            && evidence.isPresent();
    return shaped
        ? Optional.of(
            new ModelScore(
                item.path("question_id").longValue(),
                item.path("score").longValue(),
                item.path("comment").stringValue(),
                evidence.get(),
                item.path("confidence").doubleValue()))
        : Optional.empty();
  }

  private static Optional<List<Evidence>> evidence(JsonNode list) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode entry : list) {
      if (!entry.path("turn").canConvertToInt() || !entry.path("quote").isString()) {
        return Optional.empty();
      }
      evidence.add(new Evidence(entry.path("turn").intValue(), entry.path("quote").stringValue()));
    }
    return Optional.of(evidence);
  }

  private static boolean isLong(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong();
  }
}
