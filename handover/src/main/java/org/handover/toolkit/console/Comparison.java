package org.handover.toolkit.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.evidence.StepRun;

/// What a comparison of both backends has found. The values that differ are left out: they may be
/// personal.
///
/// @param name the step, or `mirror`
/// @param at when it ended, or for the mirror now
/// @param state how it ended, as the journal says it; the mirror's verdict so far
/// @param differences the worst first, at most [#SHOWN]
public record Comparison(
    String name, Instant at, String state, String summary, List<Difference> differences) {
  static final int SHOWN = 10;

  /// Differences of one kind at one place.
  ///
  /// @param example a request that shows it
  public record Difference(String grade, String what, String cases, String example) {}

  public Comparison {
    differences = differences.stream().limit(SHOWN).toList();
  }

  /// From the evidence of a parity step: cells of grade, what, cases, example and both values.
  static Comparison of(StepRun run) {
    List<Difference> differences = new ArrayList<>();
    if (run.evidence() instanceof JsonObject evidence
        && evidence.get("differences") instanceof JsonArray rows) {
      for (JsonElement row : rows) {
        if (row instanceof JsonArray cells && cells.size() >= 4) {
          differences.add(
              new Difference(text(cells, 0), text(cells, 1), text(cells, 2), text(cells, 3)));
        }
      }
    }
    return new Comparison(
        run.step(),
        run.at(),
        run.event().toString(),
        run.saw("summary").orElse("the journal keeps no summary of it"),
        differences);
  }

  private static String text(JsonArray cells, int index) {
    JsonElement cell = cells.get(index);
    return cell.isJsonPrimitive() ? cell.getAsString() : "";
  }
}
