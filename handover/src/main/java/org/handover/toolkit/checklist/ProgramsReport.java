package org.handover.toolkit.checklist;

import java.util.List;
import java.util.Locale;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// How the project's own programs ended.
public record ProgramsReport(List<ItemProgram.Ended> programs) implements Report {
  public ProgramsReport {
    programs = List.copyOf(programs);
  }

  @Override
  public Verdict verdict() {
    return Verdict.worst(programs.stream().map(ItemProgram.Ended::verdict).toList());
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "programs",
            List.of("verdict", "item", "exit code", "its last line"),
            programs.stream()
                .map(p ->
                    List.of(
                        p.verdict().name().toLowerCase(Locale.ROOT),
                        p.item(),
                        String.valueOf(p.exitCode()),
                        p.output().isEmpty() ? "" : p.output().getLast()))
                .toList()));
  }

  @Override
  public String summary() {
    return "%d of %d programs ended with 0"
        .formatted(
            programs.stream().filter(p -> p.verdict() == Verdict.PASS).count(), programs.size());
  }
}
