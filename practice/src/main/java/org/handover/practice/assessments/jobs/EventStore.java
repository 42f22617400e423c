package org.handover.practice.assessments.jobs;

import java.util.List;
import java.util.Map;
import org.handover.practice.api.Json;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.assessment_events` table. The events of one assessment are written under its row's
/// lock: they come to light in the order of their ids.
@Repository
class EventStore {
  private static final int PORTION = 200;

  private final JdbcClient jdbc;

  EventStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What is new to watchers of several assessments. Only a status is looked into: an item may hold
  /// escapes that PostgreSQL keeps in JSON and refuses as text.
  ///
  /// @param seen the last event that was seen, by assessment
  List<AssessmentEvent> after(Map<Integer, Long> seen) {
    return jdbc.sql(
            """
            select e.id, e.assessment_id, e.name, e.data,
              case e.name when 'status' then e.data ->> 'status' in ('done', 'failed') else false end
            from unnest(:assessments, :seen) as w (assessment, seen), lateral (
              select * from practice.assessment_events e
              where e.assessment_id = w.assessment and e.id > w.seen order by e.id limit :portion) e
            order by e.id
            """)
        .param("assessments", seen.keySet().toArray(Integer[]::new))
        .param("seen", seen.values().toArray(Long[]::new))
        .param("portion", PORTION)
        .query((row, _) ->
            new AssessmentEvent(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                Json.in(row, 4),
                row.getBoolean(5)))
        .list();
  }

  boolean isOver(RowId assessment) {
    return jdbc.sql(
            """
            select exists (select from practice.assessments
              where id = :id and status in ('done', 'failed'))
            """)
        .param("id", assessment.value())
        .query(Boolean.class)
        .single();
  }

  /// Whether the assessment went with its account.
  boolean isGone(int assessment) {
    return jdbc.sql("select not exists (select from practice.assessments where id = :id)")
        .param("id", assessment)
        .query(Boolean.class)
        .single();
  }
}
