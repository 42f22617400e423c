package org.handover.toolkit.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;

/// Whether a backup is still what it was when it was found to be good.
public final class BackupVerification {
  private BackupVerification() {}

  public static Findings of(Path path) throws IOException {
    BackupFolder folder = new BackupFolder(path);
    Manifest manifest = folder.read();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        manifest.rehearsed() == null
            ? Finding.fail(
                "rehearsal", "it was never restored, or was not the same", "take another backup")
            : Finding.pass("rehearsal", "restored and compared at " + manifest.rehearsed()));
    if (!folder.isManifestIntact()) {
      findings.add(Finding.fail("manifest.json", "was changed", "take another backup"));
    }
    findings.addAll(files(manifest.files(), folder.files()));
    return new Findings("backup verify", findings);
  }

  private static List<Finding> files(
      List<Manifest.StoredFile> listed, List<Manifest.StoredFile> found) {
    Map<String, Manifest.StoredFile> there =
        found.stream().collect(Collectors.toMap(Manifest.StoredFile::path, f -> f));
    List<Finding> findings = new ArrayList<>();
    for (Manifest.StoredFile file : listed) {
      Manifest.StoredFile now = there.remove(file.path());
      if (now == null) {
        findings.add(Finding.fail(file.path(), "is missing", "take another backup"));
      } else if (!now.equals(file)) {
        findings.add(Finding.fail(file.path(), "was changed", "take another backup"));
      }
    }
    there
        .keySet()
        .forEach(path -> findings.add(Finding.fail(path, "was put in later", "remove it")));
    if (findings.isEmpty()) {
      findings.add(
          Finding.pass("files", listed.size() + " have the size and the sum that they had"));
    }
    return findings;
  }
}
