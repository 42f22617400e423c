package org.handover.toolkit.shift;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// Shares as they are written on the command line.
public final class Percent {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*%?");
  private static final int ALL = 100;

  private Percent() {}

  /// One share.
  ///
  /// @param option where it was written: `--to`
  /// @return 0 to 100
  public static int parse(String option, String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw wrong(option, "'%s' is not a percentage".formatted(text));
    }
    int percent = Integer.parseInt(written.group(1));
    if (percent > ALL) {
      throw wrong(option, percent + "% is more than there is");
    }
    return percent;
  }

  /// Steps that rise: `1%,5%,25%`.
  static List<Integer> steps(String option, String text) {
    List<Integer> steps =
        List.of(text.split(",", -1)).stream().map(step -> parse(option, step)).toList();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) <= (i == 0 ? 0 : steps.get(i - 1))) {
        throw wrong(option, "the steps of a plan rise, from 1% on");
      }
    }
    return steps;
  }

  private static StoppedException wrong(String option, String what) {
    return new StoppedException(
        new Fault.Misconfigured(option + ":", what, "write 0% to 100%, such as 25%"));
  }
}
