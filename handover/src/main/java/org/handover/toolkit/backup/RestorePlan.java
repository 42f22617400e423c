package org.handover.toolkit.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.handover.toolkit.backup.TocEntry.Section;

/// What of a dump is restored, in which order, and what this role has to leave to somebody else.
///
/// Everything is made by the role of the URL and handed over to its owner (`ALTER … OWNER TO`).
/// What belongs to a role that this one is not a member of stays its own; rights come after the
/// rows, so that no revoked right keeps a table from being filled.
///
/// @param schemas first, since owners are then granted CREATE on them
/// @param unowned entries whose owner is left
/// @param left entries that are not restored at all
record RestorePlan(
    List<Pass> schemas,
    List<Pass> definitions,
    List<Pass> rows,
    List<Pass> rest,
    List<Pass> rights,
    List<Pass> last,
    List<TocEntry> unowned,
    List<TocEntry> left) {
  /// One run of `pg_restore`.
  ///
  /// @param owned whether owners are set
  /// @param atOnce whether several may be at work
  record Pass(List<TocEntry> entries, boolean owned, boolean atOnce) {
    Pass {
      entries = List.copyOf(entries);
    }
  }

  static RestorePlan of(Toc toc, Needs needs, Target target) {
    Leaving leaving = new Leaving(toc, needs, target);
    List<TocEntry> left = toc.entries().stream().filter(leaving::leaves).toList();
    List<TocEntry> done =
        toc.entries().stream().filter(e -> !leaving.leaves(e) && !leaving.isThere(e)).toList();
    Predicate<TocEntry> late =
        e -> e.is("ACL", "DEFAULT ACL", "EVENT TRIGGER", "MATERIALIZED VIEW DATA");
    return new RestorePlan(
        runs(only(done, e -> e.is("SCHEMA")), target),
        runs(
            only(done, late.negate().and(e -> e.section() == Section.PRE_DATA && !e.is("SCHEMA"))),
            target),
        rows(only(done, late.negate().and(e -> e.section() == Section.DATA)), target),
        afterRows(only(done, late.negate().and(e -> e.section() == Section.POST_DATA)), target),
        List.of(new Pass(only(done, e -> e.is("ACL", "MATERIALIZED VIEW DATA")), true, false)),
        List.of(
            new Pass(only(done, e -> e.is("DEFAULT ACL")), true, false),
            new Pass(only(done, e -> e.is("EVENT TRIGGER")), true, false)),
        only(done, e -> hasOwner(e) && !target.reaches(e.owner())),
        left);
  }

  private static List<TocEntry> only(List<TocEntry> entries, Predicate<TocEntry> which) {
    return entries.stream().filter(which).toList();
  }

  /// In their order: a new one begins where the owner is set and was not, or the other way round.
  private static List<Pass> runs(List<TocEntry> entries, Target target) {
    List<Pass> passes = new ArrayList<>();
    List<TocEntry> run = new ArrayList<>();
    boolean owned = true;
    for (TocEntry entry : entries) {
      boolean reached = target.reaches(entry.owner());
      if (reached != owned && !run.isEmpty()) {
        passes.add(new Pass(run, owned, false));
        run = new ArrayList<>();
      }
      owned = reached;
      run.add(entry);
    }
    passes.add(new Pass(run, owned, false));
    return passes;
  }

  /// Large objects have owners, and are there before their bytes are.
  private static List<Pass> rows(List<TocEntry> entries, Target target) {
    Predicate<TocEntry> large = e -> e.is("BLOB", "BLOB METADATA");
    List<Pass> passes = new ArrayList<>(runs(only(entries, large), target));
    passes.add(new Pass(only(entries, large.negate()), false, true));
    return passes;
  }

  private static List<Pass> afterRows(List<TocEntry> entries, Target target) {
    Predicate<TocEntry> foreign = e -> e.is("STATISTICS") && !target.reaches(e.owner());
    return List.of(
        new Pass(only(entries, foreign.negate()), true, true),
        new Pass(only(entries, foreign), false, false));
  }

  /// What `pg_restore` says `ALTER … OWNER TO` for: rows, constraints, indexes belong to a table.
  private static boolean hasOwner(TocEntry entry) {
    return entry.is("BLOB", "BLOB METADATA", "STATISTICS", "PUBLICATION")
        || (entry.section() == Section.PRE_DATA
            && !entry.is(
                "COMMENT",
                "ACL",
                "SECURITY LABEL",
                "DEFAULT",
                "EXTENSION",
                "SEQUENCE OWNED BY",
                "TABLE ATTACH",
                "CAST",
                "TRANSFORM",
                "ACCESS METHOD",
                "USER MAPPING",
                ""));
  }
}
