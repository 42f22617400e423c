package org.handover.toolkit.checklist;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.evidence.BackendVersions;
import org.handover.toolkit.journal.Inspection;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// The whole checklist.
///
/// @param migration the `name` of `handover.yml`
/// @param database without secrets
/// @param versions of both backends, as they are now
/// @param journal whether the evidence can be believed; lines after a break are not counted
public record ChecklistReport(
    String migration,
    String database,
    BackendVersions versions,
    Finding journal,
    String head,
    List<ChecklistItem> items)
    implements Report {
  public ChecklistReport {
    items = List.copyOf(items);
  }

  static Finding journal(Inspection inspection) {
    String counted =
        inspection.brokenAt() == 0
            ? ""
            : "; nothing from line %d on is counted".formatted(inspection.brokenAt());
    String saw = inspection.summary() + counted;
    return switch (inspection.verdict()) {
      case PASS -> Finding.pass("journal", saw);
      case FAIL ->
          Finding.fail(
              "journal", saw, "see docs/handover/handover-journal.md: begin a new journal");
      case INCONCLUSIVE -> Finding.inconclusive("journal", saw, "run the steps");
    };
  }

  /// Of the journal and all items that are due.
  @Override
  public Verdict verdict() {
    List<Verdict> due =
        items.stream()
            .filter(item -> item.state() != ItemState.NOT_DUE)
            .map(item -> item.state().verdict())
            .toList();
    Verdict ofItems = Verdict.worst(due);
    return Verdict.worst(List.of(journal.verdict(), ofItems));
  }

  @Override
  public List<Table> tables() {
    Stream<Table> sections =
        Arrays.stream(Phase.values()).map(section -> table(section.toString(), section));
    return Stream.concat(
            sections,
            Stream.of(
                Finding.table(
                    "evidence", journal.verdict() == Verdict.PASS ? List.of() : List.of(journal))))
        .toList();
  }

  private Table table(String title, Phase section) {
    return new Table(
        title,
        List.of("state", "item", "age", "evidence", "saw", "what to do"),
        items.stream()
            .filter(item -> item.section() == section)
            .map(item ->
                List.of(
                    item.state().toString(),
                    item.name(),
                    item.age(),
                    item.evidence(),
                    item.saw(),
                    item.remedy()))
            .toList());
  }

  @Override
  public String summary() {
    return "%d of %d items passed or signed, %d failed, %d open, stale or inconclusive, %d not due%s"
        .formatted(
            count(ItemState.PASSED) + count(ItemState.SIGNED),
            items.size(),
            count(ItemState.FAILED),
            count(ItemState.OPEN) + count(ItemState.STALE) + count(ItemState.INCONCLUSIVE),
            count(ItemState.NOT_DUE),
            journal.verdict() == Verdict.FAIL ? "; journal: " + journal.saw() : "");
  }

  private long count(ItemState state) {
    return items.stream().filter(item -> item.state() == state).count();
  }
}
