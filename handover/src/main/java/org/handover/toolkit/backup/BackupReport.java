package org.handover.toolkit.backup;

import java.util.List;
import java.util.Map;
import org.handover.toolkit.digest.TableDigest;
import org.handover.toolkit.files.Size;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;

/// How a backup went.
///
/// @param dumpMillis until dump and digests were complete
/// @param rehearsalMillis how long restoring and comparing took
/// @param differences between the original and the copy that the rehearsal restored
/// @param notes what prevents a backup, and what a backup does not hold
public record BackupReport(
    String folder,
    long bytes,
    long dumpMillis,
    long rehearsalMillis,
    List<TableDigest> digests,
    List<String> differences,
    List<Finding> notes)
    implements Report {
  public BackupReport {
    digests = List.copyOf(digests);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /// Nothing was copied.
  static BackupReport refused(List<Finding> notes) {
    return new BackupReport("", 0, 0, 0, List.of(), List.of(), notes);
  }

  @Override
  public Verdict verdict() {
    Verdict noted = notes.isEmpty() ? Verdict.PASS : Finding.verdict(notes);
    return differences.isEmpty() ? noted : Verdict.FAIL;
  }

  @Override
  public List<Table> tables() {
    return List.of(
        new Table(
            "backup",
            List.of("table", "rows", "digest"),
            digests.stream()
                .map(d -> List.of(d.table().toString(), "" + d.rows(), d.digest()))
                .toList()),
        new Table("differences", List.of("what"), differences.stream().map(List::of).toList()),
        Finding.table("notes", notes));
  }

  @Override
  public String summary() {
    if (folder.isEmpty()) {
      return "no backup: this would not be the whole database, or could not be restored; nothing was copied";
    }
    return differences.isEmpty()
        ? "%s, %s in %.1f s: restored into a scratch database in %.1f s and found to be the same"
            .formatted(folder, Size.text(bytes), dumpMillis / 1000.0, rehearsalMillis / 1000.0)
        : "%s is no good: %d differences after restoring it".formatted(folder, differences.size());
  }

  @Override
  public Object evidence() {
    return Map.of(
        "folder",
        folder,
        "bytes",
        bytes,
        "dumpMillis",
        dumpMillis,
        "rehearsalMillis",
        rehearsalMillis,
        "tables",
        digests.size(),
        "differences",
        differences,
        "notes",
        notes);
  }
}
