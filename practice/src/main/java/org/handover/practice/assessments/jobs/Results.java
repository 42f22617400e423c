package org.handover.practice.assessments.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What an assessment comes to: a person's word where there is one, and the machine's elsewhere.
@Repository
public class Results {
  /// What it comes to.
  ///
  /// @param score percent, with two decimals
  /// @param feedback JSON, as the legacy API has it
  public record Result(double score, String feedback) {}

  private final JdbcClient jdbc;

  Results(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// An item that waits for a person counts neither way: the score is of what was marked.
  public Result of(int assessment) {
    return jdbc.sql(
            """
            select
              (select %s from practice.assessment_items i
                where i.assessment_id = a.id and not (%s)),
              array_to_json(array(select row_to_json(f) from (
              select rubric_question_id as question_id, coalesce(reviewer_score, score) as score,
                max_score, coalesce(reviewer_comment, comment) as comment
              from practice.assessment_items where assessment_id = a.id
              order by place, id) f))
            from practice.assessments a where a.id = :id
            """
                .formatted(Percent.of(Percent.POINTS), Percent.WAITS))
        .param("id", assessment)
        .query((row, _) -> new Result(row.getDouble(1), row.getString(2)))
        .single();
  }
}
