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

  /// An item that waits for a person counts neither way: the score is of what was marked. Where
  /// nothing was, it is 0.
  public Result of(int assessment) {
    return jdbc.sql(
            """
            select
              (select coalesce(round(cast(
                  100 * sum(coalesce(reviewer_score, score)) / sum(max_score) as numeric), 2), 0)
                from practice.assessment_items
                where assessment_id = :id and (reviewer_score is not null or not needs_review)),
              array_to_json(array(select row_to_json(f) from (
              select rubric_question_id as question_id, coalesce(reviewer_score, score) as score,
                max_score, coalesce(reviewer_comment, comment) as comment
              from practice.assessment_items where assessment_id = :id
              order by place, id) f))
            """)
        .param("id", assessment)
        .query((row, _) -> new Result(row.getDouble(1), row.getString(2)))
        .single();
  }
}
