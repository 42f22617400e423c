package org.handover.toolkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A program at work.
public final class Running implements AutoCloseable {
  private static final int NOT_FOUND = 127;

  private final Command command;
  private final Process process;
  private final CompletableFuture<String> output;
  private final CompletableFuture<String> errors;

  Running(Command command, Process process) {
    this.command = command;
    this.process = process;
    this.output = reading(process.getInputStream(), command.charset());
    this.errors = reading(process.getErrorStream(), command.charset());
  }

  /// On a thread of its own: a program that says more than a pipe holds must not wait for us.
  private static CompletableFuture<String> reading(InputStream stream, Charset charset) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (stream) {
            text.complete(new String(stream.readAllBytes(), charset));
          } catch (IOException e) {
            text.completeExceptionally(e);
          }
        });
    return text;
  }

  /// All that it said, once it has ended.
  ///
  /// @throws StoppedException if there is no such program
  public Completed await() {
    try {
      int code = process.waitFor();
      if (code == NOT_FOUND) {
        throw new StoppedException(
            new Fault.ToolMissing(
                command.program(), "is not on the PATH", "install it (Debian: postgresql-client)"));
      }
      return new Completed(
          command, code, command.strike(output.join()), command.strike(errors.join()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(
          new Fault.GaveWay("interrupted while " + command.program() + " ran", "run this again"),
          e);
    }
  }

  /// Stops it if it is still at work, and comes back when it has ended.
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
