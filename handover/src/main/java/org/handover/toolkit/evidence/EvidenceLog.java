package org.handover.toolkit.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;

/// All ended runs of a journal, in the order of their ends. Lines after a break of its chain are
/// not among them.
public final class EvidenceLog {
  private final List<StepRun> runs = new ArrayList<>();

  public EvidenceLog(History history) {
    Map<String, Entry> started = new HashMap<>();
    for (Entry entry : history.entries()) {
      if (entry.event() == Entry.Event.STARTED) {
        started.put(entry.run(), entry);
        continue;
      }
      Entry start = started.remove(entry.run());
      if (start != null && start.step().equals(entry.step())) {
        runs.add(StepRun.of(start, entry));
      }
    }
  }

  /// The last that ended, however it did.
  public Optional<StepRun> last(Predicate<StepRun> which) {
    return runs.reversed().stream().filter(which).findFirst();
  }

  /// In the order of their ends.
  public List<StepRun> runs(Predicate<StepRun> which) {
    return runs.stream().filter(which).toList();
  }

  /// The last run of the step that ended.
  public Optional<StepRun> last(String step) {
    return last(run -> run.step().equals(step));
  }

  /// Whether two journal lines are about one database: its hosts and its name count, the role and
  /// the parameters of the connection do not.
  public static boolean sameDatabase(String one, String other) {
    return place(one).equals(place(other));
  }

  private static String place(String url) {
    String bare = url.replaceFirst("//[^/@?]*+@", "//");
    // Over a UNIX socket, the parameters say where the server is.
    return bare.contains(":///") ? bare : bare.replaceFirst("\\?.*+$", "");
  }
}
