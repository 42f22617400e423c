package org.handover.practice.conversations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.handover.practice.ai.Deltas;
import org.handover.practice.conversations.Beginning.Ticket;

/// A reply that is under way, between the thread that makes it and the one that writes it to the
/// client. What lies between them is bounded: a client that reads slowly slows the model down.
final class LiveReply implements Deltas {
  /// Pieces that lie between them at most.
  static final int MOST_WAITING = 64;

  /// What the client is to see next.
  sealed interface Signal {
    record Delta(String text) implements Signal {}

    record End(Ending ending) implements Signal {}
  }

  private final Ticket ticket;
  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch over = new CountDownLatch(1);
  private final StringBuilder text = new StringBuilder();
  private volatile boolean cancelled;
  private volatile boolean unread;

  LiveReply(Ticket ticket) {
    this.ticket = ticket;
  }

  Ticket ticket() {
    return ticket;
  }

  ReplyStore.Progress progress() {
    synchronized (text) {
      return new ReplyStore.Progress(ticket, text.toString());
    }
  }

  @Override
  public boolean accept(String piece) {
    if (piece.isEmpty()) {
      return !isCancelled();
    }
    synchronized (text) {
      text.append(piece);
    }
    pass(new Signal.Delta(piece), this::isCancelled);
    return !isCancelled();
  }

  /// Waits for a reader that is slow.
  private void pass(Signal signal, BooleanSupplier inVain) {
    try {
      boolean taken = false;
      while (!taken && !inVain.getAsBoolean()) {
        taken = signals.offer(signal, 1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException cancelling) {
      Thread.currentThread().interrupt();
    }
  }

  /// The reply is to end as it is. Its producer learns so from [#accept], and at once: the model's
  /// side asks every second, whether or not it has anything to say. Its end is still told.
  void cancel() {
    cancelled = true;
  }

  /// The reply has no reader any more: it is cancelled, and its end is not announced.
  void leave() {
    unread = true;
    cancel();
  }

  private boolean isCancelled() {
    return cancelled;
  }

  /// The end is stored: a client that still reads is told.
  void end(Ending ending) {
    over.countDown();
    pass(new Signal.End(ending), () -> unread);
  }

  /// Waits for the next signal; nothing if there is none yet.
  Optional<Signal> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// Waits until the end is stored.
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
