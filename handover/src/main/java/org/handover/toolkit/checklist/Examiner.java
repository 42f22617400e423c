package org.handover.toolkit.checklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.evidence.BackendVersions;
import org.handover.toolkit.evidence.EvidenceLog;
import org.handover.toolkit.evidence.StepRun;
import org.handover.toolkit.guard.GuardReport;
import org.handover.toolkit.step.Finding;

/// Holds an item against the journal. The last run of a step that ended decides, however it ended.
///
/// @param database the present one, without secrets
/// @param moved whether all movable traffic is on the new backend
/// @param guard the last report of a guard, which ends in the journal only when it is stopped
record Examiner(
    EvidenceLog evidence,
    String database,
    BackendVersions versions,
    boolean moved,
    Optional<GuardReport> guard,
    Instant now) {
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  ChecklistItem examine(Item item) {
    List<ChecklistItem> found =
        item.demands().stream().map(demand -> examine(item, demand)).toList();
    ChecklistItem decisive =
        found.stream()
            .max(Comparator.comparing((ChecklistItem i) -> i.state().verdict()))
            .orElseThrow();
    boolean due = item.section() != Phase.POST_MIGRATION || moved;
    return due || decisive.state() == ItemState.FAILED
        ? decisive
        : decisive.notDue("not all traffic has moved yet");
  }

  private ChecklistItem examine(Item item, Demand demand) {
    if (demand.step().equals(Items.WATCH) && guard.filter(this::isAtWork).isPresent()) {
      return ChecklistItem.of(item, guard.get(), demand.age(), now);
    }
    Optional<StepRun> last = evidence.last(demand::fits);
    if (last.isEmpty()) {
      return ChecklistItem.open(
          item,
          demand.step().equals(Items.SIGN)
              ? "nobody has signed it"
              : "no evidence of " + demand.step(),
          demand.how() + (demand.step().equals(Items.SIGN) ? " --by NAME" : ""));
    }
    StepRun run = last.get();
    Optional<String> stale = stale(demand, run);
    if (stale.isPresent()) {
      return ChecklistItem.of(item, ItemState.STALE, stale.get(), demand.how(), run, now);
    }
    Finding finding =
        switch (run.event()) {
          case STOPPED, STARTED -> Looks.verdict(run);
          case PASSED, FAILED, INCONCLUSIVE -> demand.look().read(run);
        };
    ItemState state =
        run.step().equals(Items.SIGN) && run.passed()
            ? ItemState.SIGNED
            : ItemState.of(finding.verdict());
    return ChecklistItem.of(item, state, finding.saw(), finding.remedy(), run, now);
  }

  private boolean isAtWork(GuardReport report) {
    return report.isFresh(now, CLOCKS);
  }

  /// Why what the run saw counts no longer.
  private Optional<String> stale(Demand demand, StepRun run) {
    Duration age = Duration.between(run.at(), now);
    if (age.compareTo(CLOCKS.negated()) < 0) {
      return Optional.of("its time is in the future: a clock was set back, or is wrong");
    }
    if (!run.step().equals(Items.SIGN) && !EvidenceLog.sameDatabase(run.on(), database)) {
      return Optional.of("it is of another database, " + run.on());
    }
    if (age.compareTo(demand.age()) > 0) {
      return Optional.of(
          "it is stale: %s old, and counts for %s"
              .formatted(ChecklistItem.age(age), ChecklistItem.age(demand.age())));
    }
    Optional<StepRun> change =
        evidence.last(r -> demand.before().contains(r.step()) && r.line() > run.line());
    if (change.isPresent()) {
      return Optional.of(
          "it is older than `%s` of line %d".formatted(change.get().step(), change.get().line()));
    }
    return demand.ofVersions() ? run.versions().mismatch(versions) : Optional.empty();
  }
}
