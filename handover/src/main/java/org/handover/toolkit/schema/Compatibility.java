package org.handover.toolkit.schema;

import java.util.List;
import org.handover.toolkit.schema.TableVerdict.Standing;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// The compatibility table.
///
/// @param unexpected how many tables of the same schemas nobody expects: they are left alone
/// @param expected where the expected schema comes from
public record Compatibility(List<TableVerdict> verdicts, int unexpected, Origin expected)
    implements Report {
  public Compatibility {
    verdicts = List.copyOf(verdicts);
  }

  @Override
  public Verdict verdict() {
    if (verdicts.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    return count(Standing.BLOCKED) == 0 ? Verdict.PASS : Verdict.FAIL;
  }

  public List<Difference> blocking() {
    return verdicts.stream()
        .flatMap(v -> v.differences().stream())
        .filter(d -> d.weight() == Weight.BLOCKS)
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
        d.weight() == Weight.BLOCKS ? "blocked" : "additive",
        d.table().name().isEmpty() ? "" : d.table().toString(),
        d.subject(),
        d.expected(),
        d.found(),
        d.remedy());
  }

  @Override
  public String summary() {
    return "%d tables compatible, %d with additive differences, %d blocked; %d more are nobody's expectation; %s"
        .formatted(
            count(Standing.COMPATIBLE),
            count(Standing.ADDITIVE),
            count(Standing.BLOCKED),
            unexpected,
            expected.text());
  }

  private long count(Standing standing) {
    return verdicts.stream().filter(v -> v.standing() == standing).count();
  }
}
