package org.handover.toolkit.journal;

import java.util.Map;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Report;

/// One run of a step, on its way into the journal.
public final class Run {
  private final Journal journal;
  private final String step;
  private final String id;
  private final String on;

  Run(Journal journal, String step, String id, String on) {
    this.journal = journal;
    this.step = step;
    this.id = id;
    this.on = on;
  }

  public void ended(Report report) {
    Entry.Event event =
        switch (report.verdict()) {
          case PASS -> Entry.Event.PASSED;
          case FAIL -> Entry.Event.FAILED;
          case INCONCLUSIVE -> Entry.Event.INCONCLUSIVE;
        };
    write(event, report.evidence());
  }

  public void stopped(Fault fault) {
    write(Entry.Event.STOPPED, Map.of("fault", fault.getClass().getSimpleName(), "saw", fault));
  }

  void write(Entry.Event event, Object evidence) {
    journal.append(step, id, event, on, evidence);
  }
}
