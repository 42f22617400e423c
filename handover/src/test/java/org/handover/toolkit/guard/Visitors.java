package org.handover.toolkit.guard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// Twenty clients that read, some 200 requests a second together, each in the bucket that its
/// cookie says.
final class Visitors implements AutoCloseable {
  private static final int CLIENTS = 20;
  private static final long PAUSE = 90_000_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  /// What a client got.
  ///
  /// @param status 0: nothing
  /// @param sent nanoseconds of this JVM
  record Answer(int status, String backend, long sent) {}

  private Visitors(URI address) {
    for (int i = 0; i < CLIENTS; i++) {
      int bucket = i * 100 / CLIENTS;
      threads.add(Thread.ofVirtual().start(() -> visit(address, bucket)));
    }
  }

  static Visitors of(URI address) {
    return new Visitors(address);
  }

  private void visit(URI address, int bucket) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/things"))
            .header("Cookie", "handover_bucket=%02d".formatted(bucket))
            .build();
    while (!Thread.currentThread().isInterrupted()) {
      long sent = System.nanoTime();
      try {
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        String backend = answer.headers().firstValue("X-Handover-Backend").orElse("");
        answers.add(new Answer(answer.statusCode(), backend, sent));
      } catch (IOException e) {
        answers.add(new Answer(0, "", sent));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  /// Those to requests that were sent after that moment.
  List<Answer> since(long sent) {
    return answers.stream().filter(answer -> answer.sent() > sent).toList();
  }

  List<Answer> all() {
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    client.shutdownNow();
  }
}
