package org.handover.practice.ai.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `BASE_URL STREAMS ROUNDS SECONDS`: so many conversations with a service whose provider is
/// [FakeProviderMain], all streaming at once, with so many replies of so many seconds each. Prints
/// how long the first pieces were under way from the provider to here.
final class StreamsBench {
  private static final Pattern TOKEN =
      Pattern.compile("\"access(?:_token)?\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");
  private static final Pattern SENT = Pattern.compile("\"text\"\\s*:\\s*\"(\\d{6,}) ");

  private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(20);

  private static final double NANOS_PER_MILLI = 1e6;

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private final String base;
  private final String token;

  private StreamsBench(String base) throws IOException, InterruptedException {
    this.base = base;
    String signedIn =
        post(
            "/api/auth/login",
            "{\"username\":\"learner\",\"password\":\"practice-learner-2026\"}",
            "");
    this.token = first(TOKEN, signedIn);
  }

  static void main(String[] arguments) throws Exception {
    StreamsBench bench = new StreamsBench(arguments[0]);
    int streams = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    List<String> conversations = bench.conversations(streams);
    bench.join(conversations);
    Duration reply = Duration.ofSeconds(Long.parseLong(arguments[3]));
    long[] all = bench.hold(conversations, rounds, reply);
    System.out.printf(
        "%d streams at once, %d first pieces: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        bench.mostOpen.get(), all.length, at(all, 0.5), at(all, 0.95), at(all, 0.99), at(all, 1));
  }

  private static double at(long[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
  }

  private List<String> conversations(int count) throws IOException, InterruptedException {
    String[] ids = new String[count];
    for (int n = 0; n < count; n++) {
      ids[n] = first(ID, post("/api/v2/conversations/", "{\"scenario\":1}", "application/json"));
    }
    return List.of(ids);
  }

  /// Holds all conversations at once, each with so many replies one after the other. They begin
  /// spread over the length of a reply, as learners do, and go on without a pause: once the last
  /// has begun, all stream all the time.
  private long[] hold(List<String> conversations, int rounds, Duration reply) throws Exception {
    ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    Duration apart = reply.dividedBy(conversations.size());
    each(conversations, apart, id -> talk(id, rounds, delays));
    return delays.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /// Has them come one after the other, as learners do, and talk on until the last has begun: what
  /// the service has to load for its first replies is loaded then, and its code gets warm.
  private void join(List<String> conversations) throws Exception {
    CountDownLatch missing = new CountDownLatch(conversations.size());
    each(conversations, BETWEEN_ARRIVALS, id -> talkUntil(missing, id));
  }

  private interface Talk {
    void hold(String id) throws IOException, InterruptedException;
  }

  /// Begins all talks, so long apart, and waits for their end.
  private static void each(List<String> conversations, Duration apart, Talk talk) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> talks = new ArrayList<>();
      for (String id : conversations) {
        talks.add(
            threads.submit(() -> {
              talk.hold(id);
              return id;
            }));
        LockSupport.parkNanos(apart.toNanos());
      }
      for (Future<?> held : talks) {
        held.get();
      }
    }
  }

  private void talkUntil(CountDownLatch missing, String id)
      throws IOException, InterruptedException {
    missing.countDown();
    do {
      reply(id);
    } while (missing.getCount() > 0);
  }

  private void talk(String id, int rounds, Queue<Long> delays)
      throws IOException, InterruptedException {
    for (int n = 0; n < rounds; n++) {
      delays.add(reply(id));
    }
  }

  /// How long its first piece was under way.
  private long reply(String id) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(
            request(
                "/api/v2/conversations/%s/messages/".formatted(id),
                "{\"content\":\"Hello\"}",
                "text/event-stream"),
            HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try {
      return delay(answer);
    } finally {
      open.decrementAndGet();
    }
  }

  private static long delay(HttpResponse<InputStream> answer) throws IOException {
    long delay = -1;
    StringBuilder instead = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher sent = SENT.matcher(line);
        if (delay < 0 && sent.find()) {
          delay = System.nanoTime() - Long.parseLong(sent.group(1));
        } else if (delay < 0) {
          instead.append(line).append('\n');
        }
      }
    }
    if (delay < 0) {
      throw new IOException("nothing was streamed but " + instead);
    }
    return delay;
  }

  private String post(String path, String body, String accept)
      throws IOException, InterruptedException {
    return client.send(request(path, body, accept), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpRequest request(String path, String body, String accept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return accept.isEmpty()
        ? request.build()
        : request.header("Accept", accept).header("Authorization", "Bearer " + token).build();
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return found.group(1);
  }
}
