package org.handover.practice.ai.openai;

import com.openai.client.OpenAIClient;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.openai.AttemptResult.Fault;
import org.jspecify.annotations.Nullable;

/// One request and its answer: holds it to its deadlines, hands the text on, and ends it at once
/// when there is no listener any more, be it that the listener says so or that the thread is
/// interrupted.
final class Exchange {
  /// How far a provider may be ahead of the client. Beyond that it waits, in its own buffers.
  private static final int MOST_WAITING = 256;

  /// How often a silent provider's reader is asked whether he is still there.
  private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<OpenAIClient> client;
  private final Duration firstToken;
  private final Faults faults;

  Exchange(Supplier<OpenAIClient> client, Duration firstToken, Faults faults) {
    this.client = client;
    this.firstToken = firstToken;
    this.faults = faults;
  }

  /// @param deadline on `System.nanoTime`'s clock, for the whole answer
  /// @param first is run when the first piece of the answer is there
  AttemptResult run(ChatRequest request, long deadline, Deltas deltas, Runnable first) {
    BlockingQueue<StreamEvent> events = new ArrayBlockingQueue<>(MOST_WAITING);
    Thread reader =
        Thread.ofVirtual().name("answer").start(new AnswerReader(client.get(), request, events));
    try {
      return new Listening(events, request.streamed(), deadline, deltas, first).attempt();
    } finally {
      reader.interrupt();
    }
  }

  private final class Listening {
    private final BlockingQueue<StreamEvent> events;
    private final Deltas deltas;
    private final Runnable first;
    private final long deadline;
    private final long firstDeadline;
    private final StringBuilder part = new StringBuilder();

    Listening(
        BlockingQueue<StreamEvent> events,
        boolean streamed,
        long deadline,
        Deltas deltas,
        Runnable first) {
      this.events = events;
      this.deltas = deltas;
      this.first = first;
      this.deadline = deadline;
      // What is not streamed comes whole, at the end.
      this.firstDeadline =
          streamed ? Math.min(deadline, System.nanoTime() + firstToken.toNanos()) : deadline;
    }

    AttemptResult attempt() {
      try {
        return listen();
      } catch (InterruptedException cancelled) {
        Thread.currentThread().interrupt();
        return new AttemptResult.Gone(part.toString());
      }
    }

    private AttemptResult listen() throws InterruptedException {
      while (true) {
        long left = (part.isEmpty() ? firstDeadline : deadline) - System.nanoTime();
        if (left <= 0) {
          return failed(Fault.passing(Outcome.TIMEOUT, "the provider did not answer in time"));
        }
        StreamEvent event = events.poll(Math.min(left, PROBE_NANOS), TimeUnit.NANOSECONDS);
        AttemptResult ended = handle(event);
        if (ended != null) {
          return ended;
        }
      }
    }

    private @Nullable AttemptResult handle(@Nullable StreamEvent event) {
      return switch (event) {
        case null -> deltas.accept("") ? null : new AttemptResult.Gone(part.toString());
        case StreamEvent.Text text -> handOn(text.text());
        case StreamEvent.End end -> ended(end.complete());
        case StreamEvent.Broken broken -> failed(faults.of(broken.failure()));
      };
    }

    private @Nullable AttemptResult handOn(String text) {
      if (part.isEmpty()) {
        first.run();
      }
      part.append(text);
      return deltas.accept(text) ? null : new AttemptResult.Gone(part.toString());
    }

    private AttemptResult ended(AttemptResult.Complete complete) {
      if (part.isEmpty()) {
        first.run();
      }
      return complete;
    }

    private AttemptResult failed(Fault fault) {
      return new AttemptResult.Failed(part.toString(), fault);
    }
  }
}
