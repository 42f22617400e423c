package org.handover.practice.api.throttle;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often something may be done, as Django REST framework writes it: `300/min`, or `off`. As
/// many may come at once; what is spent grows back evenly over the period.
///
/// @param count 0 for as often as one likes
record Rate(long count, Duration period) {
  static final String EXPECTED = "a rate such as 300/min (s, min, hour, day), or off";

  private static final Rate OFF = new Rate(0, Duration.ZERO);

  /// Of the period only the first letter counts, as in the framework.
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([smhd])[a-z]*");

  static boolean isValid(String text) {
    return text.equals("off") || FORM.matcher(text).matches();
  }

  /// @throws IllegalArgumentException where it is not valid
  static Rate parse(String text) {
    Matcher rate = FORM.matcher(text);
    if (text.equals("off")) {
      return OFF;
    }
    if (!rate.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new Rate(Long.parseLong(rate.group(1)), period(rate.group(2)));
  }

  private static Duration period(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  boolean isOff() {
    return count == 0;
  }

  Rate times(int factor) {
    return new Rate(count * factor, period);
  }
}
