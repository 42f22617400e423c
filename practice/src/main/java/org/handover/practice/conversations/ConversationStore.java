package org.handover.practice.conversations;

import java.util.Optional;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.assessments.jobs.Transcripts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `practice.conversations` table, and what was said as a whole.
@Repository
class ConversationStore implements Transcripts {
  /// @param user whose it is
  record Conversation(int user, @Nullable Integer scenario, boolean open) {}

  /// What was heard counts, whether or not it came to its end.
  private static final String HEARD = "conversation_id = :id and content <> ''";

  private final JdbcClient jdbc;

  ConversationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Conversation> find(RowId id) {
    return read(id, "");
  }

  /// Keeps others from beginning a reply, or finishing, until the transaction ends.
  Optional<Conversation> lock(RowId id) {
    return read(id, "for update");
  }

  private Optional<Conversation> read(RowId id, String lock) {
    return jdbc.sql(
            "select user_id, scenario_id, status from practice.conversations where id = :id "
                + lock)
        .param("id", id.value())
        .query((row, _) ->
            new Conversation(
                row.getInt(1), row.getObject(2, Integer.class), row.getString(3).equals("open")))
        .optional();
  }

  void finish(RowId id) {
    jdbc.sql(
            """
            update practice.conversations set status = 'finished', finished_at = now()
            where id = :id
            """)
        .param("id", id.value())
        .update();
  }

  String transcript(RowId id) {
    return jdbc.sql(
            """
            select array_to_json(array(select row_to_json(m) from (
              select role, content from practice.messages where %s order by id) m))
            """
                .formatted(HEARD))
        .param("id", id.value())
        .query((row, _) -> row.getString(1))
        .single();
  }

  boolean hasLearnersTurn(RowId id) {
    return jdbc.sql(
            """
            select exists (
              select from practice.messages where conversation_id = :id and role = 'user')
            """)
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Transcript> of(RowId conversation, Principal principal) {
    return find(conversation)
        .filter(found -> principal.isEducator() || found.user() == principal.id())
        .map(found ->
            new Transcript(
                found.user(),
                found.scenario(),
                transcript(conversation),
                hasLearnersTurn(conversation)));
  }
}
