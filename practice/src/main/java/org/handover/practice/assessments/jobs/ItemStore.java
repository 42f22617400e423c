package org.handover.practice.assessments.jobs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.api.v2.CompactJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The machine's side of `practice.assessment_items`.
@Repository
class ItemStore {
  private static final String INSERT =
      """
      insert into practice.assessment_items (assessment_id, rubric_question_id, place, question,
        max_score, critical, score, comment, evidence, confidence, needs_review)
      select a.id, i."questionId", i.place, i.question, i."maxScore",
        exists (select from rubric_questions q where q.id = i."questionId" and q.critical),
        i.score, i.comment, i.evidence, i.confidence, i."needsReview"
      from a, json_to_recordset(cast(:items as json)) as i ("questionId" int, place int,
        question text, "maxScore" int, score float8, comment text, evidence json,
        confidence float8, "needsReview" boolean)
      on conflict (assessment_id, rubric_question_id) do update
      set place = excluded.place, question = excluded.question, max_score = excluded.max_score,
        critical = excluded.critical,
        score = excluded.score, comment = excluded.comment, evidence = excluded.evidence,
        confidence = excluded.confidence, needs_review = excluded.needs_review
      returning *
      """;

  /// An item with its place in the rubric and the words that were asked.
  private record Row(
      int questionId,
      int place,
      String question,
      int maxScore,
      int score,
      String comment,
      List<?> evidence,
      double confidence,
      boolean needsReview) {}

  private final JdbcClient jdbc;

  ItemStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Stores an item and tells watchers of it, as long as the attempt holds the job.
  void scored(JobAttempt attempt, List<RubricQuestion> rubric, ItemScore item) {
    jdbc.sql(
            """
            with a as (
              select id from practice.assessments
              where id = :id and claim = :claim and status = 'running' for update),
            i as (%s)
            insert into practice.assessment_events (assessment_id, name, data)
            select i.assessment_id, 'item', row_to_json(e) from i, lateral (
              select i.rubric_question_id as rubric_question, i.question, i.score, i.max_score,
                i.comment, i.evidence, i.confidence, i.needs_review) e
            """
                .formatted(INSERT))
        .param("id", attempt.assessment())
        .param("claim", attempt.claim())
        .param("items", json(rubric, List.of(item)))
        .update();
  }

  /// Stores all items of an assessment, and none that another attempt may have left.
  void replace(JobAttempt attempt, List<RubricQuestion> rubric, List<ItemScore> items) {
    jdbc.sql(
            """
            delete from practice.assessment_items
            where assessment_id = :id and rubric_question_id <> all (:questions)
            """)
        .param("id", attempt.assessment())
        .param("questions", items.stream().map(ItemScore::questionId).toArray(Integer[]::new))
        .update();
    jdbc.sql("with a as (select :id as id), i as (%s) select count(*) from i".formatted(INSERT))
        .param("id", attempt.assessment())
        .param("items", json(rubric, items))
        .query(Integer.class)
        .single();
  }

  private static String json(List<RubricQuestion> rubric, List<ItemScore> items) {
    Map<Integer, Integer> places =
        IntStream.range(0, rubric.size())
            .boxed()
            .collect(Collectors.toMap(place -> rubric.get(place).id(), place -> place));
    List<Row> rows =
        items.stream()
            .map(item -> row(item, places.getOrDefault(item.questionId(), 0), rubric))
            .toList();
    return new String(CompactJson.write(rows), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Row row(ItemScore item, int place, List<RubricQuestion> rubric) {
    return new Row(
        item.questionId(),
        place,
        rubric.get(place).question(),
        item.maxScore(),
        item.score(),
        item.comment(),
        item.evidence(),
        item.confidence(),
        item.needsReview());
  }
}
