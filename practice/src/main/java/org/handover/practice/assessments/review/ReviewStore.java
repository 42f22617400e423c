package org.handover.practice.assessments.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.RowId;
import org.handover.practice.assessments.jobs.Results.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The reviewer's side of `practice.assessment_items`, and what follows from it.
@Repository
class ReviewStore {
  /// @param user whose it is
  record Reviewed(int user, String status, @Nullable Integer activity) {}

  private final JdbcClient jdbc;

  ReviewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps the account from going until the transaction ends, and then the assessment: in the order
  /// of a deletion, so that neither waits for the other.
  Optional<Reviewed> lock(RowId assessment) {
    jdbc.sql(
            """
            select 1 from "user" u where u.id = (
              select user_id from practice.assessments where id = :id) for key share
            """)
        .param("id", assessment.value())
        .query(Integer.class)
        .optional();
    return read(assessment, "for update");
  }

  Optional<Reviewed> find(RowId assessment) {
    return read(assessment, "");
  }

  private Optional<Reviewed> read(RowId assessment, String lock) {
    return jdbc.sql(
            "select user_id, status, activity_id from practice.assessments where id = :id " + lock)
        .param("id", assessment.value())
        .query((row, _) ->
            new Reviewed(row.getInt(1), row.getString(2), row.getObject(3, Integer.class)))
        .optional();
  }

  /// The most that each rubric question of an assessment gives; below 0: that it takes.
  Map<Integer, Integer> questions(RowId assessment) {
    Map<Integer, Integer> questions = new LinkedHashMap<>();
    jdbc.sql(
            """
            select rubric_question_id, max_score from practice.assessment_items
            where assessment_id = :id order by place, id
            """)
        .param("id", assessment.value())
        .query(row -> {
          questions.put(row.getInt(1), row.getInt(2));
        });
    return questions;
  }

  /// Puts a person's word beside the machine's, and answers the appeal if there was one.
  void override(RowId assessment, Verdict verdict, int reviewer) {
    jdbc.sql(
            """
            with i as (
              update practice.assessment_items
              set reviewer_score = :score, reviewer_comment = :comment, reviewer_id = :reviewer,
                reviewed_at = now()
              where assessment_id = :id and rubric_question_id = :question returning id)
            update practice.appeals set resolved_at = now()
            where item_id in (select id from i) and resolved_at is null
            """)
        .param("score", verdict.score())
        .param("comment", verdict.comment())
        .param("reviewer", reviewer)
        .param("id", assessment.value())
        .param("question", verdict.rubricQuestion())
        .update();
  }

  void result(RowId assessment, Result result) {
    jdbc.sql("update practice.assessments set score = :score where id = :id")
        .param("score", result.score())
        .param("id", assessment.value())
        .update();
  }
}
