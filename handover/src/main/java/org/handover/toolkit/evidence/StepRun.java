package org.handover.toolkit.evidence;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.handover.toolkit.journal.Entry;

/// A run of a step that has ended.
///
/// @param line where the journal has its end
/// @param on the database, without secrets
/// @param intent what it was started with
/// @param evidence what it saw
public record StepRun(
    String step,
    long line,
    Instant at,
    Entry.Event event,
    String by,
    String on,
    JsonElement intent,
    JsonElement evidence,
    BackendVersions versions) {
  static StepRun of(Entry started, Entry ended) {
    return new StepRun(
        ended.step(),
        ended.number(),
        ended.at(),
        ended.event(),
        started.by(),
        ended.on(),
        started.evidence(),
        ended.evidence(),
        BackendVersions.read(started.evidence()));
  }

  public boolean passed() {
    return event == Entry.Event.PASSED;
  }

  /// A value of what it was started with, if it is a text or a number.
  public Optional<String> intent(String key) {
    return text(intent, key);
  }

  /// A value of what it saw, if it is a text or a number.
  public Optional<String> saw(String key) {
    return text(evidence, key);
  }

  private static Optional<String> text(JsonElement of, String key) {
    return of instanceof JsonObject object
            && object.get(key) != null
            && object.get(key).isJsonPrimitive()
        ? Optional.of(object.get(key).getAsString())
        : Optional.empty();
  }
}
