package org.handover.toolkit.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a type takes each value of another as it is, and a backend that knows the other reads
/// what it has always read. Types are spelled as `format_type` spells them.
final class WiderType {
  private static final Pattern TYPE =
      Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(\\d+))?\\))?( with.*)?");

  private WiderType() {}

  /// @param limit the length, or the precision; -1: none
  /// @param scale of a number; -1: none is said
  private record Parts(String name, int limit, int scale, String zone) {
    static Parts of(String type) {
      Matcher matcher = TYPE.matcher(type);
      if (!matcher.matches()) {
        return new Parts(type, -1, -1, "");
      }
      return new Parts(
          matcher.group(1).strip(),
          matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2)),
          matcher.group(3) == null ? -1 : Integer.parseInt(matcher.group(3)),
          matcher.group(4) == null ? "" : matcher.group(4));
    }

    boolean allowsNoLessThan(Parts other) {
      return limit < 0 || (other.limit >= 0 && limit >= other.limit);
    }
  }

  static boolean isWider(String from, String to) {
    Parts old = Parts.of(from);
    Parts now = Parts.of(to);
    if (old.name().equals("character varying") && now.name().equals("text")) {
      return true;
    }
    if (old.name().equals("text")) {
      return now.name().equals("character varying") && now.limit() < 0;
    }
    if (!old.name().equals(now.name()) || !old.zone().equals(now.zone())) {
      return false;
    }
    return switch (old.name()) {
      case "character varying", "bit varying" -> now.allowsNoLessThan(old);
      case "numeric" ->
          now.allowsNoLessThan(old) && (now.limit() < 0 || now.scale() == old.scale());
      case "timestamp", "time", "interval" -> now.allowsNoLessThan(old);
      default -> from.equals(to);
    };
  }
}
