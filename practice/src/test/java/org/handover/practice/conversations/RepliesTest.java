package org.handover.practice.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.BrokenPatient;
import org.handover.practice.ai.Patient;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.conversations.Beginning.Ticket;
import org.handover.practice.conversations.LiveReply.Signal;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class RepliesTest {
  @Test
  void anErrorEndsAReplyAndLeavesTheConversationFree() throws Exception {
    Patient patient = BrokenPatient.throwing(new StackOverflowError());
    try (TestDatabase database =
        TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand")) {
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      ReplyStore store = new ReplyStore(jdbc);
      ConversationSettings settings = new ConversationSettings(Duration.ofMinutes(1));
      try (Replies replies = new Replies(patient, BrokenPatient.briefs(jdbc), store, settings)) {
        int conversation =
            jdbc.sql(
                    """
                    insert into practice.conversations (user_id, scenario_id) values (3, 1)
                    returning id
                    """)
                .query(Integer.class)
                .single();
        Ticket ticket = store.begin(conversation, settings.lease(), "ok", null);
        LiveReply reply =
            replies.start(
                new Beginning.Begun(ticket, 1, List.of(new Turn(1, Speaker.LEARNER, "ok"))), 3);

        Optional<Signal> end = reply.next(Duration.ofSeconds(60));

        assertThat(end.orElseThrow()).isInstanceOf(Signal.End.class);
        assertThat(store.tryFree(conversation)).isTrue();
      }
    }
  }
}
