package org.handover.toolkit.checklist;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.evidence.BackendVersions;
import org.handover.toolkit.evidence.EvidenceLog;
import org.handover.toolkit.guard.GuardFile;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.journal.Inspection;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;

/// Computes the checklist, and takes signatures.
public final class Checklist {
  /// What people write who are nobody.
  private static final Set<String> NOBODY =
      Set.of("nobody", "none", "n/a", "na", "anonymous", "unknown", "someone", "somebody", "me");

  private final Configuration configuration;
  private final Clock clock;
  private final Items items;

  public Checklist(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.items = new Items(configuration.checklist(), configuration.hasDatabase());
  }

  /// As the journal has it now.
  public ChecklistReport report(History history) throws IOException {
    BackendVersions versions = BackendVersions.of(configuration);
    String database = configuration.databaseName();
    Examiner examiner =
        new Examiner(
            new EvidenceLog(history),
            database,
            versions,
            moved(),
            new GuardFile(configuration.traffic().directory()).read(),
            clock.instant());
    return new ChecklistReport(
        configuration.name(),
        database,
        versions,
        ChecklistReport.journal(history.inspection()),
        history.inspection().head(),
        items.all().stream().map(examiner::examine).toList());
  }

  /// Whether all movable traffic is on the new backend.
  private boolean moved() {
    Reading state = new TrafficDirectory(configuration.traffic().directory(), clock).read();
    return !configuration.routes().movable().isEmpty()
        && configuration.routes().movable().stream().allMatch(group -> state.share(group) == 100);
  }

  /// The name of the item that a person may sign.
  ///
  /// @param by who signs
  /// @throws StoppedException if there is none, it is computed, or no person is named
  public String requireSignable(String name, String by, Inspection journal) {
    Item item = items.require(name);
    if (!item.isSigned()) {
      throw new StoppedException(
          new Fault.Refused(
              "'%s' is computed from evidence and cannot be signed".formatted(item.name()),
              item.demands().getFirst().how()));
    }
    String person = by.strip();
    if (person.codePoints().filter(Character::isLetter).count() < 2
        || NOBODY.contains(person.toLowerCase(Locale.ROOT))) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--by", "names no person", "write the name of the person who answers for it"));
    }
    requireUnbroken(journal);
    return item.name();
  }

  /// What is added after a break would not count.
  private static void requireUnbroken(Inspection journal) {
    if (journal.brokenAt() != 0) {
      throw new StoppedException(
          new Fault.Refused(
              "the journal is broken: " + journal.summary(),
              "what is added would not count: docs/handover/handover-journal.md says how to go on"));
    }
  }

  /// What a signature leaves.
  public static Findings signed(String item, String by) {
    return new Findings("signature", List.of(Finding.pass(item, "signed by " + by)));
  }

  /// The project's own programs that show items.
  ///
  /// @param names of items; empty: all that have a program
  public List<ItemProgram> programs(List<String> names, Inspection journal) {
    requireUnbroken(journal);
    List<Item> chosen =
        names.isEmpty() ? items.programs() : names.stream().map(items::require).toList();
    for (Item item : chosen) {
      if (item.run().isEmpty()) {
        throw new StoppedException(
            new Fault.Misconfigured(
                "checklist.items",
                "has no program for '%s'".formatted(item.name()),
                "give the item run: [program, …], or: " + item.demands().getFirst().how()));
      }
    }
    if (chosen.isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "checklist.items", "names no program", "give an item run: [program, …]"));
    }
    return chosen.stream()
        .map(item -> new ItemProgram(item.name(), item.run(), configuration.folder()))
        .toList();
  }
}
