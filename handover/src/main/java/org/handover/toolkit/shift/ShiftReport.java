package org.handover.toolkit.shift;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.jspecify.annotations.Nullable;

/// How a change of shares went.
///
/// @param move whether it was made
/// @param before in percent by group
/// @param after likewise; if it was not made, what is wanted
/// @param because why gates that are not met were passed over, or null
/// @param gates what was proven and what not
public record ShiftReport(
    Move move,
    Map<String, Integer> before,
    Map<String, Integer> after,
    @Nullable String because,
    List<Finding> gates)
    implements Report {
  public ShiftReport {
    before = new TreeMap<>(before);
    after = new TreeMap<>(after);
    gates = List.copyOf(gates);
  }

  /// What became of a change.
  public enum Move {
    MADE,
    /// Only looked at: nothing is in its way.
    POSSIBLE,
    REFUSED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Verdict verdict() {
    return move == Move.REFUSED ? Verdict.FAIL : Verdict.PASS;
  }

  @Override
  public List<Table> tables() {
    TreeSet<String> groups = new TreeSet<>(before.keySet());
    groups.addAll(after.keySet());
    return List.of(
        Finding.table("gates", gates),
        new Table(
            "shares of the new backend",
            List.of("group", "before", move == Move.MADE ? "now" : "wanted"),
            groups.stream()
                .map(group -> List.of(group, percent(before, group), percent(after, group)))
                .toList()));
  }

  private static String percent(Map<String, Integer> shares, String group) {
    return shares.getOrDefault(group, 0) + " %";
  }

  @Override
  public String summary() {
    long unmet = gates.stream().filter(gate -> gate.verdict() != Verdict.PASS).count();
    String over =
        unmet == 0 ? "" : ", over %d gates that are not met: %s".formatted(unmet, because);
    return switch (move) {
      case MADE -> "moved" + over;
      case POSSIBLE -> "nothing is in the way" + over + "; nothing was moved";
      case REFUSED ->
          "nothing was moved: %d gates are not met; --because \"…\" passes over them, and is kept"
              .formatted(unmet);
    };
  }
}
