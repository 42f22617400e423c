package org.handover.toolkit.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.toolkit.evidence.EvidenceLog;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// What the page shows of the journal. The journal is read again only when its file has changed:
/// its evidence can be long.
final class JournalView {
  /// The steps of a migration, in their order.
  private static final List<String> STEPS =
      List.of(
          "doctor",
          "inventory",
          "backup",
          "db check",
          "db plan",
          "db apply",
          "db verify",
          "parity write",
          "parity read",
          "load",
          "shift",
          "shift --plan",
          "rollback",
          "db legacy-readonly on",
          "retire");

  private static final List<String> COMPARISONS =
      List.of("parity write", "parity shared", "parity read");

  private final Path file;
  private final ConsoleSources sources;
  private final int lines;
  private @Nullable Stamp stamp;
  private @Nullable Shown shown;

  JournalView(Path file, ConsoleSources sources, int lines) {
    this.file = file;
    this.sources = sources;
    this.lines = lines;
  }

  private record Stamp(long size, FileTime modified) {}

  /// @param trouble why it cannot be believed; null: it can
  record Shown(
      List<ConsoleState.Step> steps,
      List<ConsoleState.Line> lines,
      List<ConsoleState.Item> checklist,
      List<Comparison> comparisons,
      @Nullable String trouble) {}

  synchronized Shown shown() {
    Stamp now = stamp();
    Shown known = shown;
    if (known != null && Objects.equals(now, stamp)) {
      return known;
    }
    Shown read = read();
    stamp = now;
    shown = read;
    return read;
  }

  private @Nullable Stamp stamp() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime());
    } catch (IOException e) {
      // There is none yet.
      return null;
    }
  }

  private Shown read() {
    History all;
    try {
      all = sources.history().get();
    } catch (StoppedException e) {
      return new Shown(steps(List.of()), List.of(), List.of(), List.of(), e.fault().text());
    }
    return new Shown(
        steps(all.entries()),
        all.entries().reversed().stream().limit(lines).map(JournalView::line).toList(),
        sources.checklist().apply(all).stream()
            .map(item -> new ConsoleState.Item(item.verdict(), item.text(), item.saw()))
            .toList(),
        comparisons(all),
        all.verdict() == Verdict.FAIL ? all.inspection().summary() : null);
  }

  private static List<Comparison> comparisons(History all) {
    EvidenceLog evidence = new EvidenceLog(all);
    return COMPARISONS.stream()
        .flatMap(step -> evidence.last(step).stream())
        .map(Comparison::of)
        .toList();
  }

  private static ConsoleState.Line line(Entry entry) {
    return new ConsoleState.Line(entry.at(), entry.step(), entry.event(), entry.by());
  }

  private static List<ConsoleState.Step> steps(List<Entry> entries) {
    Map<String, Entry> last = new LinkedHashMap<>();
    entries.forEach(entry -> last.put(entry.step(), entry));
    return STEPS.stream()
        .map(step -> {
          Entry entry = last.get(step);
          return new ConsoleState.Step(
              step, entry == null ? null : entry.event(), entry == null ? null : entry.at());
        })
        .toList();
  }
}
