package org.handover.toolkit.shift;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Shares one after the other.
///
/// @param steps in percent, rising
/// @param every how long each is watched at least
public record ShiftPlan(List<Integer> steps, Duration every) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(s|m|h)");

  public ShiftPlan {
    steps = List.copyOf(steps);
  }

  /// As it is written on the command line.
  ///
  /// @param steps `1%,5%,25%`
  /// @param every `60s`
  public static ShiftPlan parse(String steps, String every) {
    Matcher time = TIME.matcher(every.strip());
    if (!time.matches()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--every:", "'%s' is not a time".formatted(every), "write it like 60s, 10m or 2h"));
    }
    long amount = Long.parseLong(time.group(1));
    Duration each =
        switch (time.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    return new ShiftPlan(Percent.steps("--plan", steps), each);
  }
}
