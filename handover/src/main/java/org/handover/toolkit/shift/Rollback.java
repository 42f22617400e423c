package org.handover.toolkit.shift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.guard.RollbackReport;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;

/// All traffic to the legacy backend: first the traffic, then the evidence.
public final class Rollback {
  private final TrafficDirectory traffic;
  private final @Nullable Journal journal;

  /// @param directory the traffic state
  /// @param journal null: there is none
  public Rollback(Path directory, Clock clock, @Nullable Journal journal) {
    this.traffic = new TrafficDirectory(directory, clock);
    this.journal = journal;
  }

  public RollbackReport run(String by, @Nullable String because) {
    Reading before = traffic.read();
    try {
      return journalled(
          RollbackReport.of(by, because, before, traffic.rollback(by, because)), before);
    } catch (IOException e) {
      throw new StoppedException(
          new Fault.Refused(
              "THE TRAFFIC WAS NOT ROLLED BACK: " + Disk.reason(e),
              "remove %s as a user who may, or stop the new backend".formatted(traffic.current())),
          e);
    }
  }

  private RollbackReport journalled(RollbackReport report, Reading before) {
    if (journal == null) {
      return report.notJournalled("no handover.yml named one");
    }
    Map<String, Object> intent = new LinkedHashMap<>();
    intent.put("by", report.by());
    intent.put("because", report.because());
    intent.put("before", Shifter.shares(before));
    try {
      RollbackReport all = report.after(journal.history());
      journal.start("rollback", traffic.path().toString(), intent).ended(all);
      return all;
    } catch (StoppedException e) {
      return report.notJournalled(e.fault().text());
    }
  }
}
