package org.handover.toolkit.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.play.CaseOutcome;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.parity.play.Play;
import org.handover.toolkit.parity.rows.RowComparison;
import org.handover.toolkit.parity.rows.RowMismatch;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// What a play showed.
///
/// @param failOn from which grade on a mismatch fails the run
/// @param cases of the corpus, `played` of them, with so many `requests`
/// @param unfinished why not all of it was played, or why that is too little; none: all is well
/// @param passed the names of the cases that both backends answered alike, by chapter
/// @param failed cases with mismatches of any grade
/// @param groups mismatches of one kind at one place, with one example each
/// @param rows differing rows, of `comparedTables` tables, whose comparison took `rowMillis`;
///   `moreRows` beyond those listed
/// @param idle waivers that no case needed; `unused` rules that no difference needed
/// @param ended waivers and rules whose last day has passed
/// @param reads of the live database; null: a play on clones
public record ParityReport(
    PlayMode mode,
    Grade failOn,
    int cases,
    int played,
    int requests,
    List<String> unfinished,
    Map<String, List<String>> passed,
    List<CaseOutcome> failed,
    List<MismatchGroup> groups,
    List<Coverage> coverage,
    int comparedTables,
    long comparedRows,
    long rowMillis,
    List<RowMismatch> rows,
    long moreRows,
    List<String> idle,
    List<String> unused,
    List<String> ended,
    @Nullable ReadFacts reads)
    implements Report {
  private static final int SHOWN = 25;

  static ParityReport ofNothing(PlayOptions options, int minimum) {
    return new Collector(options, minimum, 0).report(List.of("there are no cases"));
  }

  @Override
  public Verdict verdict() {
    boolean fails =
        failed.stream().flatMap(c -> c.mismatches().stream()).anyMatch(m -> counts(m.grade()))
            || rows.stream().anyMatch(row -> counts(row.mismatch().grade()))
            || moreRows > 0
            || !ended.isEmpty()
            || !idle.isEmpty();
    if (fails) {
      return Verdict.FAIL;
    }
    return unfinished.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
  }

  private boolean counts(Grade grade) {
    return grade.compareTo(failOn) >= 0;
  }

  @Override
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(playTables());
    if (reads != null) {
      tables.addAll(reads.tables());
    }
    return tables;
  }

  private List<Table> playTables() {
    return List.of(
        new Table(
            "differences",
            List.of("grade", "what", "cases", "for example", "legacy", "next"),
            groups.stream().limit(SHOWN).map(MismatchGroup::cells).toList()),
        new Table(
            "rows",
            List.of("what", "where", "legacy", "next", "after the case"),
            rows.stream()
                .limit(SHOWN)
                .map(row ->
                    List.of(
                        row.mismatch().kind().toString(),
                        row.mismatch().where(),
                        MismatchGroup.brief(row.mismatch().legacy()),
                        MismatchGroup.brief(row.mismatch().next()),
                        row.cause()))
                .toList()),
        new Table("waivers", List.of("waiver", "is"), waivers()),
        new Table("not finished", List.of("why"), unfinished.stream().map(List::of).toList()));
  }

  private List<List<String>> waivers() {
    List<List<String>> lines = new ArrayList<>();
    ended.forEach(name -> lines.add(List.of(name, "over: its last day has passed")));
    idle.forEach(name -> lines.add(List.of(name, "not needed: take it out")));
    unused.forEach(name -> lines.add(List.of(name, "a rule that nothing needed")));
    return lines;
  }

  @Override
  public String summary() {
    if (reads != null) {
      return "%,d of %,d reads compared (%,d requests): %,d differ, %,d only in passing; noise at %,d places"
          .formatted(
              played, cases, requests, reads.differing(), reads.passing(), reads.noise().size());
    }
    return "%,d of %,d cases played (%,d requests): %,d differ; %,d rows of %d tables compared: %,d differ"
        .formatted(
            played,
            cases,
            requests,
            failed.size(),
            comparedRows,
            comparedTables,
            rows.size() + moreRows);
  }

  /// The journal keeps what the verdict rests on, not each exchange.
  @Override
  public Object evidence() {
    Map<String, Object> kept = new LinkedHashMap<>();
    kept.put("mode", mode);
    kept.put("summary", summary());
    kept.put("unfinished", unfinished);
    kept.put("differences", groups.stream().map(MismatchGroup::cells).limit(SHOWN).toList());
    kept.put("rows", rows.stream().limit(SHOWN).toList());
    kept.put("idle", idle);
    kept.put("ended", ended);
    if (reads != null) {
      kept.put("noise", reads.noise().stream().limit(SHOWN).toList());
      kept.put("notCompared", reads.notCompared());
    }
    return kept;
  }

  /// Puts a report together, case by case.
  static final class Collector {
    private final PlayOptions options;
    private final int minimum;
    private final int cases;
    private final Map<String, List<String>> passed = new LinkedHashMap<>();
    private final List<CaseOutcome> failed = new ArrayList<>();
    private final List<String> unfinished = new ArrayList<>();
    private final Coverage.Collector coverage = new Coverage.Collector();
    private int played;

    Collector(PlayOptions options, int minimum, int cases) {
      this.options = options;
      this.minimum = minimum;
      this.cases = cases;
    }

    void add(CaseOutcome outcome) {
      played++;
      coverage.add(outcome);
      if (outcome.passed()) {
        passed.computeIfAbsent(outcome.chapter(), _ -> new ArrayList<>()).add(outcome.name());
      } else {
        failed.add(outcome);
      }
    }

    int played() {
      return played;
    }

    void stopped(List<String> why) {
      unfinished.addAll(why);
    }

    ParityReport report(Play play, RowComparison.Compared rows) {
      return report(
          play.requests(), rows, play.idleWaivers(), play.unusedRules(), play.endedWaivers());
    }

    private ParityReport report(List<String> why) {
      unfinished.addAll(why);
      return report(0, RowComparison.Compared.NOTHING, List.of(), List.of(), List.of());
    }

    private ParityReport report(
        int requests,
        RowComparison.Compared rows,
        List<String> idle,
        List<String> unused,
        List<String> ended) {
      if (played < minimum) {
        unfinished.add(
            "%d cases were played; parity.minimum-cases is %d".formatted(played, minimum));
      }
      return new ParityReport(
          options.mode(),
          options.failOn(),
          cases,
          played,
          requests,
          List.copyOf(unfinished),
          passed,
          List.copyOf(failed),
          MismatchGroup.of(failed),
          coverage.coverage(),
          rows.tables(),
          rows.rows(),
          rows.millis(),
          rows.mismatches(),
          rows.more(),
          played == cases && options.mode() == PlayMode.WRITE && options.chapters().isEmpty()
              ? idle
              : List.of(),
          unused,
          ended,
          null);
    }
  }
}
