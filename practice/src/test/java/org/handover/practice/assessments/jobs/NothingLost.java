package org.handover.practice.assessments.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.handover.practice.ai.fake.Asked;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.faults.Instance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Queues assessments over HTTP while instances of the service are killed, and a provider fails
/// some of its calls. A client whose request breaks off sends it again, with the same idempotency
/// key, to whichever instance answers.
///
/// @param assessments how many
/// @param kills how often an instance is killed, at moments that chance takes from the run's course
/// @param instances how many there are
/// @param failing the share of the provider's calls that fail, from 0 to 1
record NothingLost(int assessments, int kills, int instances, double failing, long seed) {
  private static final int CLIENTS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration WORD = Duration.ofMillis(2);

  private static final String REQUEST =
      """
      {"scenario": 1, "transcript": [
        {"role": "assistant", "content": "It started on the stairs."},
        {"role": "user", "content": "Do you get the pain at rest? This is number %d."}]}
      """;

  /// What was there at the end.
  ///
  /// @param acknowledged how many requests were answered with 202
  /// @param attempts of all jobs, those that were broken off included
  /// @param calls that reached the provider
  record Figures(
      int acknowledged,
      int queued,
      int done,
      int failed,
      int activities,
      int distinctTranscripts,
      int items,
      int jobsLeft,
      int attempts,
      int calls,
      Duration took) {}

  Figures run(TestDatabase database, Path folder) throws Exception {
    Random chance = new Random(seed);
    long start = System.nanoTime();
    int before = count(database, "select count(*) from activities where kind = 'evaluation'");
    try (FakeProvider provider = FakeProvider.start(0, asked -> behaviour(asked, chance))) {
      List<Instance> running = new ArrayList<>();
      try {
        for (int i = 0; i < instances; i++) {
          running.add(Instance.start(folder, settings(database, provider)));
        }
        await(() -> running.stream().allMatch(Instance::isUp), "the instances to start");
        int acknowledged = queueWhileKilling(running, database, chance);
        await(() -> remaining(database) == 0, "the assessments to be done");
        await(() -> jobs(database) == 0, "the jobs to go");
        return figures(
            database,
            acknowledged,
            before,
            provider.asked().size(),
            Duration.ofNanos(System.nanoTime() - start));
      } finally {
        for (Instance instance : running) {
          instance.close();
        }
      }
    }
  }

  private Behaviour behaviour(Asked asked, Random chance) {
    double fate;
    synchronized (chance) {
      fate = chance.nextDouble();
    }
    if (fate >= failing) {
      return FakeProvider.answer(asked) instanceof Behaviour.Say say
          ? new Behaviour.Say(say.text(), say.finish(), WORD)
          : Behaviour.fail(500);
    }
    return fate < failing / 3
        ? new Behaviour.Cut("{\"items\"", false)
        : Behaviour.fail(fate < failing * 2 / 3 ? 500 : 429);
  }

  private static Map<String, String> settings(TestDatabase database, FakeProvider provider) {
    return Map.ofEntries(
        Map.entry("DATABASE_URL", database.url()),
        Map.entry("DATABASE_POOL_SIZE", "12"),
        Map.entry("OPENAI_BASE_URL", provider.baseUrl()),
        Map.entry("OPENAI_API_KEY", "a key"),
        Map.entry("THROTTLE_USER", "off"),
        Map.entry("AI_ATTEMPTS", "1"),
        Map.entry("AI_CALLS_PER_USER", "100"),
        Map.entry("AI_REST", "200ms"),
        Map.entry("ASSESSMENT_WORKERS", "6"),
        Map.entry("ASSESSMENT_POLLING", "100ms"),
        Map.entry("ASSESSMENT_HEARTBEAT", "300ms"),
        Map.entry("ASSESSMENT_FIRST_RETRY", "200ms"));
  }

  private int queueWhileKilling(List<Instance> running, TestDatabase database, Random chance)
      throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<Integer>> queueing = new ArrayList<>();
      ApiV2Client api = signIn(running);
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        queueing.add(clients.submit(() -> queue(api, running, first)));
      }
      for (int kill = 1; kill <= kills; kill++) {
        int soFar = assessments * kill / (kills + 1);
        await(() -> finished(database) >= soFar, "%d to be done".formatted(soFar));
        running.get(next(chance, running.size())).killAndStart();
      }
      int acknowledged = 0;
      for (Future<Integer> client : queueing) {
        acknowledged += client.get();
      }
      return acknowledged;
    }
  }

  private static ApiV2Client signIn(List<Instance> running)
      throws IOException, InterruptedException {
    return ApiV2Client.signIn(running.getFirst().port(), "learner");
  }

  private static int next(Random chance, int bound) {
    synchronized (chance) {
      return chance.nextInt(bound);
    }
  }

  /// Every so many-th assessment, from the first on.
  private int queue(ApiV2Client api, List<Instance> running, int first)
      throws InterruptedException {
    int acknowledged = 0;
    for (int number = first; number < assessments; number += CLIENTS) {
      boolean answered = false;
      for (int attempt = number; !answered; attempt++) {
        answered = queue(api.at(running.get(attempt % running.size()).port()), number);
      }
      acknowledged++;
    }
    return acknowledged;
  }

  private static boolean queue(ApiV2Client api, int number) throws InterruptedException {
    try {
      ApiV2Client.Reply reply =
          api.post(
              "assessments/", REQUEST.formatted(number), "Idempotency-Key", "number " + number);
      return reply.status() == 202;
    } catch (IOException killed) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      return false;
    }
  }

  private static int remaining(TestDatabase database) {
    return count(
        database,
        "select count(*) from practice.assessments where status in ('queued', 'running')");
  }

  private static int finished(TestDatabase database) {
    return count(database, "select count(*) from practice.assessments where status = 'done'");
  }

  private static int jobs(TestDatabase database) {
    return count(database, "select count(*) from practice.scheduled_tasks");
  }

  private static Figures figures(
      TestDatabase database, int acknowledged, int before, int calls, Duration took) {
    return new Figures(
        acknowledged,
        count(database, "select count(*) from practice.assessments"),
        finished(database),
        count(database, "select count(*) from practice.assessments where status = 'failed'"),
        count(database, "select count(*) from activities where kind = 'evaluation'") - before,
        count(
            database,
            """
            select count(distinct v.transcript::text) from activities v
            join practice.assessments a on a.activity_id = v.id
            """),
        count(database, "select count(*) from practice.assessment_items"),
        jobs(database),
        count(database, "select sum(attempts) from practice.assessments"),
        calls,
        took);
  }

  private static int count(TestDatabase database, String sql) {
    return JdbcClient.create(database.dataSource()).sql(sql).query(Integer.class).single();
  }

  private static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
