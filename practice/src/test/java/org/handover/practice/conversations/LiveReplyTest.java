package org.handover.practice.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.handover.practice.conversations.Beginning.Ticket;
import org.handover.practice.conversations.LiveReply.Signal;
import org.junit.jupiter.api.Test;

class LiveReplyTest {
  private static final Ending ENDING = new Ending.Failed(502, "cut");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LiveReply reply = new LiveReply(new Ticket(1, 2, UUID.randomUUID()));

  /// The lease may be found gone because the reply has just been stored.
  @Test
  void tellsItsEndToAReaderAlsoAfterItWasCancelled() throws Exception {
    reply.accept("It");
    reply.cancel();
    assertThat(reply.accept(" hurts")).isFalse();
    reply.end(ENDING);

    assertThat(reply.next(PATIENCE)).contains(new Signal.Delta("It"));
    assertThat(reply.next(PATIENCE)).contains(new Signal.End(ENDING));
  }

  @Test
  void tellsItsEndToAReaderThatIsSlow() throws Exception {
    fill();
    CompletableFuture<Void> told = CompletableFuture.runAsync(() -> reply.end(ENDING));
    assertThat(reply.awaitEnd(PATIENCE)).isTrue();
    reply.cancel();

    for (int n = 0; n < LiveReply.MOST_WAITING; n++) {
      assertThat(reply.next(PATIENCE)).contains(new Signal.Delta("word "));
    }
    assertThat(reply.next(PATIENCE)).contains(new Signal.End(ENDING));
    told.get(10, TimeUnit.SECONDS);
  }

  @Test
  void waitsForNobodyThatHasLeft() throws Exception {
    fill();
    reply.leave();

    CompletableFuture.runAsync(() -> reply.end(ENDING)).get(10, TimeUnit.SECONDS);

    assertThat(reply.accept("more")).isFalse();
  }

  private void fill() {
    for (int n = 0; n < LiveReply.MOST_WAITING; n++) {
      assertThat(reply.accept("word ")).isTrue();
    }
  }
}
