package org.handover.practice.activities;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Activities of kind `evaluation`: how the result of an assessment is seen by clients of the
/// legacy API.
@Repository
public class Evaluations {
  private final JdbcClient jdbc;
  private final Clock clock;

  Evaluations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Adds the result of an assessment that has just come about.
  ///
  /// @param transcript JSON, as [Transcript] has it
  /// @param score percent
  /// @param feedback JSON: `[{"question_id", "score", "max_score", "comment"}…]`
  /// @return the activity's id
  public int insert(
      int user, @Nullable Integer scenario, String transcript, double score, String feedback) {
    return jdbc.sql(
            """
            insert into activities
              (user_id, scenario_id, kind, transcript, score, feedback, "timestamp")
            values (:user, :scenario, 'evaluation', cast(:transcript as json), :score,
              cast(:feedback as json), :timestamp)
            returning id
            """)
        .param("user", user)
        .param("scenario", scenario)
        .param("transcript", transcript)
        .param("score", score)
        .param("feedback", feedback)
        .param("timestamp", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
        .query(Integer.class)
        .single();
  }

  /// Puts another result in the place of one that a person has overruled.
  public void revise(int activity, double score, String feedback) {
    jdbc.sql(
            """
            update activities set score = :score, feedback = cast(:feedback as json) where id = :id
            """)
        .param("score", score)
        .param("feedback", feedback)
        .param("id", activity)
        .update();
  }
}
