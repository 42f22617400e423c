package org.handover.practice.assessments.jobs;

import java.util.List;
import java.util.Map;
import org.handover.practice.activities.Transcript;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.scenarios.OfScenario;

/// Assessments as clients see them. An item's `score` and `comment` are what counts: the reviewer's
/// where there is one, with the machine's beside it. `score` is of what was marked; `score_low` and
/// `score_high` are what the items that wait for a person could make of it. `passed` is unknown as
/// long as they could decide it.
public final class AssessmentRows {
  static final List<String> STATUSES = List.of("queued", "running", "done", "failed");

  /// The learner's turns that prove a score, by their number, and the words in them that do.
  static final Map<String, Object> EVIDENCE =
      Map.of(
          "type",
          "array",
          "items",
          Map.of(
              "type",
              "object",
              "properties",
              Map.of("turn", Map.of("type", "integer"), "quote", Map.of("type", "string")),
              "required",
              List.of("turn", "quote")));

  private static final String OPEN_APPEAL =
      "exists (select from practice.appeals p where p.item_id = i.id and p.resolved_at is null)";

  private static final String LOW = percent("least(0, i.max_score)");
  private static final String HIGH = percent("greatest(0, i.max_score)");

  private static final String PASSED =
      "case when %s >= a.pass_mark then true when %s < a.pass_mark then false end"
          .formatted(LOW, HIGH);

  private static final List<Column> ITEMS =
      List.of(
          Column.integer("rubric_question", "i.rubric_question_id"),
          Column.text("question", "i.question"),
          Column.number("score", "coalesce(i.reviewer_score, i.score)"),
          Column.integer("max_score", "i.max_score"),
          Column.flag("critical", "i.critical"),
          Column.text("comment", "coalesce(i.reviewer_comment, i.comment)"),
          Column.json("evidence", "i.evidence", EVIDENCE),
          Column.number("confidence", "i.confidence").orNull(),
          Column.flag("needs_review", Percent.WAITS),
          Column.flag("appealed", OPEN_APPEAL),
          Column.number("machine_score", "i.score"),
          Column.text("machine_comment", "i.comment"),
          Column.number("reviewer_score", "i.reviewer_score").orNull(),
          Column.text("reviewer_comment", "i.reviewer_comment").orNull(),
          Column.integer("reviewer", "i.reviewer_id").orNull(),
          Column.moment("reviewed_at", "i.reviewed_at at time zone 'UTC'").orNull());

  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "a.id"),
          Column.integer("scenario", "a.scenario_id").orNull(),
          Column.integer("user", "a.user_id"),
          Column.integer("conversation", "a.conversation_id").orNull(),
          Column.word("status", "a.status", STATUSES),
          Column.number("score", "a.score").orNull(),
          Column.number("score_low", LOW).orNull(),
          Column.number("score_high", HIGH).orNull(),
          Column.integer("pass_mark", "a.pass_mark").orNull(),
          Column.flag("passed", PASSED).orNull(),
          Column.flag(
              "critical_failed", anyItem(Percent.FAILS + " and not (" + Percent.WAITS + ")")),
          Column.integer(
              "points_machine", points("i.reviewer_score is null and not i.needs_review")),
          Column.integer("points_abstained", points(Percent.WAITS)),
          Column.integer("points_overruled", points("i.reviewer_score is not null")),
          Column.rows(
              "items",
              ITEMS,
              "practice.assessment_items i where i.assessment_id = a.id order by i.place, i.id"),
          Column.text("evaluator", "a.evaluator").orNull(),
          Column.text("prompt_version", "a.prompt_version").orNull(),
          Column.text("error", "a.error").orNull(),
          Column.integer("attempts", "a.attempts"),
          Column.moment("retry_at", "a.retry_at at time zone 'UTC'").orNull(),
          Column.flag("needs_review", anyItem(Percent.WAITS)),
          Column.flag("appealed", anyItem(OPEN_APPEAL)),
          Column.integer("activity", "a.activity_id").orNull(),
          Column.moment("created_at", "a.created_at at time zone 'UTC'"),
          Column.moment("finished_at", "a.finished_at at time zone 'UTC'").orNull(),
          Column.json("transcript", "a.transcript", Transcript.SCHEMA).inDetail());

  public static final Resource RESOURCE =
      new Resource("assessments", "Assessment", "practice.assessments a", COLUMNS)
          .access(Access.Level.USER, Access.Level.USER)
          .only(Method.GET)
          .visible(principal -> principal.isEducator() ? "true" : "a.user_id = :principal")
          .filter(new Filter.Id("user", "a.user_id = :user"))
          .filter(OfScenario.filter("a.scenario_id"))
          .filter(new Filter.Id("conversation", "a.conversation_id = :conversation"))
          .filter(new Filter.Choice("status", "a.status = :status", STATUSES))
          .filter(flag("needs_review", Percent.WAITS))
          .filter(flag("appealed", OPEN_APPEAL))
          .ordering("id", "a.id")
          .ordering("created_at", "a.created_at")
          .ordering("finished_at", "a.finished_at")
          .ordering("score", "a.score")
          .order("a.id desc");

  private AssessmentRows() {}

  /// How many points the items that meet a condition give, or take, at most.
  private static String points(String condition) {
    return """
    (select coalesce(sum(abs(i.max_score)), 0) from practice.assessment_items i
      where i.assessment_id = a.id and %s)\
    """
        .formatted(condition);
  }

  /// The whole score, if each item that waits for a person were given so many points.
  private static String percent(String waiting) {
    return """
    (select %s from practice.assessment_items i
      where i.assessment_id = a.id and a.status = 'done' having count(*) > 0)\
    """
        .formatted(
            Percent.of(
                "(case when %s then %s else %s end)"
                    .formatted(Percent.WAITS, waiting, Percent.POINTS)));
  }

  private static Filter flag(String name, String condition) {
    return new Filter.Flag(name, "(%s) = :%s".formatted(anyItem(condition), name));
  }

  private static String anyItem(String condition) {
    return """
    exists (select from practice.assessment_items i where i.assessment_id = a.id and %s)\
    """
        .formatted(condition);
  }
}
