package org.handover.toolkit.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types of text that differ in their length only.
final class TypeWidth {
  private static final Pattern LENGTH =
      Pattern.compile("(character varying|character)\\((\\d+)\\)");

  private TypeWidth() {}

  /// Whether every text of the narrower type fits into the wider one and comes back the same.
  static boolean isWider(String wide, String narrow) {
    Matcher there = LENGTH.matcher(narrow);
    if (!there.matches() || there.group(1).equals("character")) {
      return false;
    }
    Matcher wanted = LENGTH.matcher(wide);
    return wide.equals("text")
        || wide.equals("character varying")
        || (wanted.matches()
            && wanted.group(1).equals(there.group(1))
            && Integer.parseInt(wanted.group(2)) > Integer.parseInt(there.group(2)));
  }
}
