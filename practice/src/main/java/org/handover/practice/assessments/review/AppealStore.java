package org.handover.practice.assessments.review;

import java.util.Optional;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.appeals` table.
@Repository
class AppealStore {
  private final JdbcClient jdbc;

  AppealStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Integer> item(RowId assessment, int rubricQuestion) {
    return jdbc.sql(
            """
            select id from practice.assessment_items
            where assessment_id = :id and rubric_question_id = :question
            """)
        .param("id", assessment.value())
        .param("question", rubricQuestion)
        .query(Integer.class)
        .optional();
  }

  /// Nothing where the item waits for a person already.
  Optional<RowId> insert(int item, int user, String reason) {
    return jdbc.sql(
            """
            insert into practice.appeals (item_id, user_id, reason) values (:item, :user, :reason)
            on conflict (item_id) where resolved_at is null do nothing returning id
            """)
        .param("item", item)
        .param("user", user)
        .param("reason", reason)
        .query((row, _) -> new RowId(row.getInt(1)))
        .optional();
  }
}
