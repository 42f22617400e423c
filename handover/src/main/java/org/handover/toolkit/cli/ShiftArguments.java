package org.handover.toolkit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.shift.Shifter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all of `shift` take.
final class ShiftArguments {
  @Option(
      names = "--because",
      paramLabel = "REASON",
      description =
          "Pass over gates that are not met. The journal keeps the reason, and whose it is.")
  private @Nullable String because;

  Shifter shifter(CommandContext workbench, Configuration configuration) {
    return new Shifter(
        configuration,
        workbench.clock(),
        () -> workbench.journal(configuration).history(),
        because == null || because.isBlank() ? null : because);
  }

  /// For the journal's first line.
  Map<String, ?> intent(String key, Object value, String other, Object otherValue) {
    Map<String, Object> intent = new LinkedHashMap<>();
    intent.put(key, value);
    intent.put(other, otherValue);
    intent.put("because", Objects.requireNonNullElse(because, ""));
    return intent;
  }
}
