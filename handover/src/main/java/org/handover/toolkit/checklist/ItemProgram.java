package org.handover.toolkit.checklist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// A program of the project's own that shows an item.
///
/// @param folder where it runs
public record ItemProgram(String item, List<String> words, Path folder) {
  private static final int INCONCLUSIVE = 3;
  private static final int SHOWN_LINES = 12;

  public ItemProgram {
    words = List.copyOf(words);
  }

  /// How it ended. What it printed is shown, and not kept: it could hold anything.
  public Ended run(Progress progress) {
    progress.at("running " + words.getFirst(), 0, 0);
    Completed completed = ProcessRunner.run(new Command(words, Map.of(), folder, Set.of()));
    List<String> said =
        (completed.output() + completed.errors()).lines().filter(l -> !l.isBlank()).toList();
    return new Ended(
        item,
        completed.exitCode(),
        said.subList(Math.max(0, said.size() - SHOWN_LINES), said.size()));
  }

  /// How the program ended.
  ///
  /// @param output its last lines
  public record Ended(String item, int exitCode, List<String> output) implements Report {
    public Ended {
      output = List.copyOf(output);
    }

    @Override
    public Verdict verdict() {
      return switch (exitCode) {
        case 0 -> Verdict.PASS;
        case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
        default -> Verdict.FAIL;
      };
    }

    @Override
    public List<Table> tables() {
      return List.of(
          new Table("output", List.of("its last lines"), output.stream().map(List::of).toList()));
    }

    @Override
    public String summary() {
      return "%s: its program ended with %d".formatted(item, exitCode);
    }

    @Override
    public Object evidence() {
      return Map.of(
          "findings",
          List.of(new Finding(item, verdict(), "its program ended with " + exitCode, "")),
          "summary",
          "its program ended with " + exitCode);
    }
  }
}
