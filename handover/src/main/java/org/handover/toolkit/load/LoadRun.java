package org.handover.toolkit.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.LoadSettings;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// Puts load on one backend, or on both in turn: legacy, next, next, legacy, and so on, so that
/// what changes with time changes for both.
final class LoadRun {
  private static final long SEED = 7;

  private final LoadSettings settings;
  private final LoadMix mix;

  LoadRun(LoadSettings settings, LoadMix mix) {
    this.settings = settings;
    this.mix = mix;
  }

  /// Where load goes.
  record LoadTarget(String name, URI server) {}

  LoadReport run(String on, List<LoadTarget> sides, Progress progress) {
    List<LoadGenerator> generators =
        sides.stream().map(side -> new LoadGenerator(side.server(), mix, settings)).toList();
    try {
      return run(on, sides, generators, progress);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(
          new Fault.GaveWay("interrupted in the middle of the load", "run this again"), e);
    } finally {
      generators.forEach(LoadGenerator::close);
    }
  }

  private LoadReport run(
      String on, List<LoadTarget> sides, List<LoadGenerator> generators, Progress progress)
      throws InterruptedException {
    List<SideResult> results = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      probe(sides.get(i), generators.get(i));
      results.add(new SideResult(sides.get(i).name()));
    }
    for (int i = 0; i < sides.size(); i++) {
      progress.at("warming up " + sides.get(i).name(), 0, 0);
      generators.get(i).run(settings.warmUp(), SEED);
      generators.get(i).takeEndpoints();
    }
    int rounds = sides.size() == 1 ? 1 : settings.rounds();
    Duration stretch = settings.duration().dividedBy(rounds);
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sides.size(); i++) {
        int side = round % 2 == 0 ? i : sides.size() - 1 - i;
        progress.at(
            "load on " + sides.get(side).name(),
            (long) round * sides.size() + i,
            (long) rounds * sides.size());
        LoadGenerator.Round done = generators.get(side).run(stretch, SEED + 2L * round);
        results.get(side).add(done, generators.get(side).takeEndpoints());
      }
    }
    return new LoadJudge(settings).judge(on, mix, results);
  }

  private static void probe(LoadTarget side, LoadGenerator generator) throws InterruptedException {
    try {
      generator.probe();
    } catch (IOException e) {
      throw new StoppedException(
          new Fault.Unreachable(
              "backend " + side.name(),
              e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(),
              "start it, or mend its url"),
          e);
    }
  }
}
