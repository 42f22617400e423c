package org.handover.practice.assessments.jobs;

import java.util.List;
import java.util.Map;
import org.handover.practice.api.v2.Schema;

/// What the data of an assessment's events is, for documents.
final class EventSchemas {
  private static final Schema STATUS =
      Schema.object(
          "AssessmentStatusEvent",
          Map.of(
              "status", of(Map.of("type", "string", "enum", AssessmentRows.STATUSES)),
              "attempt", of("integer"),
              "score", orNull("number"),
              "error", orNull("string"),
              "retry_at", of(Map.of("type", List.of("string", "null"), "format", "date-time"))));

  private static final Schema ITEM =
      Schema.object(
          "AssessmentItemEvent",
          Map.of(
              "rubric_question", of("integer"),
              "question", of("string"),
              "score", of("number"),
              "max_score", of("integer"),
              "comment", of("string"),
              "evidence", of(AssessmentRows.EVIDENCE),
              "confidence", orNull("number"),
              "needs_review", of("boolean")));

  static final Map<String, Schema> ALL = Map.of("status", STATUS, "item", ITEM);

  private EventSchemas() {}

  private static Schema of(Map<String, Object> definition) {
    return new Schema("", definition);
  }

  private static Schema of(String type) {
    return of(Map.of("type", type));
  }

  private static Schema orNull(String type) {
    return of(Map.of("type", List.of(type, "null")));
  }
}
