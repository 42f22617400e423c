package org.handover.toolkit.schema;

import java.util.List;
import org.handover.toolkit.schema.TableVerdict.Standing;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// The compatibility table.
///
/// @param unexpected how many tables of the same schemas are not expected: they are left alone
/// @param net empty: `pg_dump` has seen every object. Otherwise why it has not: without differences
///   that block, the verdict is inconclusive then
public record Compatibility(List<TableVerdict> verdicts, int unexpected, String net)
    implements Report {
  public Compatibility {
    verdicts = List.copyOf(verdicts);
  }

  @Override
  public Verdict verdict() {
    if (verdicts.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    if (count(Standing.BLOCKED) > 0) {
      return Verdict.FAIL;
    }
    return net.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  public List<Difference> blocking() {
    return verdicts.stream()
        .flatMap(v -> v.differences().stream())
        .filter(d -> d.weight() == Severity.BLOCKS)
        .toList();
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "tables",
            List.of("standing", "table", "differences"),
            verdicts.stream()
                .map(v ->
                    List.of(
                        v.standing().toString(),
                        v.table().toString(),
                        v.differences().isEmpty() ? "" : "" + v.differences().size()))
                .toList()),
        new Table(
            "differences",
            List.of("weight", "table", "what", "expected", "found", "what to do"),
            verdicts.stream()
                .flatMap(v -> v.differences().stream())
                .map(Compatibility::row)
                .toList()));
  }

  private static List<String> row(Difference d) {
    return List.of(
        d.weight() == Severity.BLOCKS ? "blocked" : "additive",
        d.table().name().isEmpty() ? "" : d.table().toString(),
        d.subject(),
        d.expected(),
        d.found(),
        d.remedy());
  }

  @Override
  public String summary() {
    return "%d tables compatible, %d with additive differences, %d blocked; %d more not expected%s"
        .formatted(
            count(Standing.COMPATIBLE),
            count(Standing.ADDITIVE),
            count(Standing.BLOCKED),
            unexpected,
            net.isEmpty() ? "" : "; " + net);
  }

  private long count(Standing standing) {
    return verdicts.stream().filter(v -> v.standing() == standing).count();
  }
}
