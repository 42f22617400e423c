package org.handover.toolkit.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.guard.RecordingGateway;
import org.handover.toolkit.guard.RecordingGateway.Nature;
import org.handover.toolkit.guard.Watch;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A plan goes on only on the guard's pass.
@Tag("integration")
@Execution(ExecutionMode.CONCURRENT)
class ShiftPlanTest {
  @TempDir private Path folder = Path.of("");

  private final StubBackend next = StubBackend.healthyAt("/health");

  @AfterEach
  void stop() {
    next.close();
  }

  private TrafficPlace place() {
    return TrafficPlace.at(folder, TestDatabases.sample().url(), next.url(), "integrity-every: 1s");
  }

  private static RecordingGateway gateway(TrafficPlace place, Nature nature) {
    return RecordingGateway.start(place.traffic(), place.record(), nature);
  }

  @Test
  void raisesTheShareStepByStepWhileTheGuardPasses() {
    TrafficPlace place = place();
    place.proven(Clock.systemUTC());
    try (RecordingGateway _ = gateway(place, Nature.WELL)) {
      Outcome outcome =
          place.run("shift", "--group", "reads", "--plan", "25%,50%,100%", "--every", "2s");
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertThat(outcome.out()).contains("25 %", "50 %", "the guard passed every step");
      assertThat(place.state().shares()).isEqualTo(Map.of("reads", 100));
    }
  }

  @Test
  void endsWhereTheGuardRollsBack() {
    TrafficPlace place = place();
    place.proven(Clock.systemUTC());
    try (RecordingGateway _ = gateway(place, new Nature(5, 1))) {
      Outcome outcome =
          place.run("shift", "--group", "reads", "--plan", "25%,50%,100%", "--every", "30s");
      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
      assertThat(outcome.out()).contains("rolled back at 25 % by the guard: reads: failures");
      assertThat(place.state().anyOnNext()).isFalse();
    }
  }

  @Test
  void movesNothingBeforeAllIsProven() {
    TrafficPlace place = place();
    Outcome outcome = place.run("shift", "--group", "reads", "--plan", "25%", "--every", "1s");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("5 gates are not met");
    assertThat(place.state().shares()).isEmpty();
  }

  @Test
  void waitsWhileTheGuardIsInconclusiveAndGoesOnLater() throws Exception {
    TrafficPlace place = place();
    AtomicBoolean stopped = new AtomicBoolean();
    place.share(Map.of());
    FutureTask<Report> waiting = new FutureTask<>(() -> run(place, "10%,50%", stopped));
    Thread.ofPlatform().daemon().start(waiting);
    Until.is("it is moved", () -> place.state().share("reads") == 10);
    Until.is(
        "the guard has looked",
        () -> place.file(".handover/traffic/guard.json").contains("none reached"));
    stopped.set(true);
    assertThat(waiting.get().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(waiting.get().summary()).contains("stopped at 10 %");
    assertThat(place.state().share("reads")).isEqualTo(10);
    try (RecordingGateway _ = gateway(place, Nature.WELL)) {
      assertThat(run(place, "5%,50%", new AtomicBoolean()).verdict()).isEqualTo(Verdict.PASS);
      assertThat(place.state().share("reads")).isEqualTo(50);
    }
  }

  private static Report run(TrafficPlace place, String steps, AtomicBoolean stopped)
      throws Exception {
    Configuration configuration =
        new ConfigurationFile(place.folder().resolve("handover.yml"), Map.of()).read();
    Clock clock = Clock.systemUTC();
    Shifter shifter =
        new Shifter(configuration, clock, () -> place.journal(clock).history(), "a test");
    Watch own = new Watch(configuration, clock, place.journal(clock), line -> {});
    return new PlanRun(shifter, ShiftPlan.parse(steps, "1s"), own, clock)
        .run(List.of("reads"), Progress.NONE, stopped::get);
  }

  @Test
  void showsTheVerdictsOfTheGuard() throws Exception {
    TrafficPlace place = place();
    AtomicBoolean stopped = new AtomicBoolean();
    FutureTask<Report> plan = new FutureTask<>(() -> run(place, "50%,100%", stopped));
    try (RecordingGateway _ = gateway(place, Nature.WELL)) {
      Thread.ofPlatform().daemon().start(plan);
      Until.is(
          "the guard passes it",
          () -> {
            Outcome status = place.run("status");
            return status.exitCode() == 0
                && status.out().contains("the guard says pass since")
                && status.out().contains("reads: requests");
          });
      stopped.set(true);
      plan.get();
    }
  }
}
