package org.handover.toolkit.parity.play;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;

/// One request, several times at the same moment. The answers are in the order of their statuses
/// and bodies: which copy came first is chance.
final class Copies {
  private Copies() {}

  static List<Answer> send(Player player, RawRequest request, int copies) throws IOException {
    if (copies == 1) {
      return List.of(player.understood(player.send(request)));
    }
    CyclicBarrier together = new CyclicBarrier(copies);
    Callable<RawResponse> copy =
        () -> {
          together.await();
          return player.send(request);
        };
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RawResponse>> sent = new ArrayList<>();
      for (int i = 0; i < copies; i++) {
        sent.add(senders.submit(copy));
      }
      for (Future<RawResponse> one : sent) {
        answers.add(player.understood(one.get()));
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    answers.sort(
        Comparator.comparingInt(Answer::status).thenComparing(answer -> answer.raw().text()));
    return answers;
  }
}
