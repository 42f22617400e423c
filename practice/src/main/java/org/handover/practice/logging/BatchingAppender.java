package org.handover.practice.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes what is logged to where another appender writes, five times a second, all that has come
/// in one piece. A write and a wake-up for each line would cost more than the line: at thousands of
/// requests a second, a third of the processor. When too many wait they are dropped.
final class BatchingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final int MOST = 1 << 15;
  private static final int MILLIS_BETWEEN = 200;

  private final OutputStreamAppender<ILoggingEvent> target;
  private final OutputStream stream;
  private final Queue<ILoggingEvent> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("access-log").factory());

  BatchingAppender(OutputStreamAppender<ILoggingEvent> target) {
    this.target = target;
    // Kept, since the target lets go of it first when logging ends, with lines still waiting here.
    this.stream = target.getOutputStream();
    setContext(target.getContext());
    setName("batches-" + target.getName());
  }

  @Override
  public void start() {
    super.start();
    ScheduledFuture<?> _ =
        writer.scheduleWithFixedDelay(
            this::write, MILLIS_BETWEEN, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (count.incrementAndGet() > MOST) {
      count.decrementAndGet();
      return;
    }
    event.prepareForDeferredProcessing();
    waiting.add(event);
  }

  private synchronized void write() {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (ILoggingEvent event = waiting.poll(); event != null; event = waiting.poll()) {
      count.decrementAndGet();
      batch.writeBytes(target.getEncoder().encode(event));
    }
    if (batch.size() > 0) {
      try {
        batch.writeTo(stream);
        stream.flush();
      } catch (IOException e) {
        addError("The access log cannot be written", e);
      }
    }
  }

  @Override
  public void stop() {
    writer.shutdown();
    write();
    super.stop();
  }
}
