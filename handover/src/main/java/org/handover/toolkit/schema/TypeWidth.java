package org.handover.toolkit.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types that differ in their length only.
final class TypeWidth {
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<type>character varying|character|bit varying|numeric)\\((?<length>\\d+)(?:,(?<scale>-?\\d+))?\\)(?<array>(?:\\[])*)");

  private TypeWidth() {}

  /// Whether every value of the narrower type fits into the wider one and comes back the same.
  static boolean isWider(String wide, String narrow) {
    Matcher there = LENGTH.matcher(narrow);
    if (!there.matches() || there.group("type").equals("character")) {
      return false;
    }
    String type = there.group("type");
    String array = there.group("array");
    if (wide.equals(type + array)) {
      // A number of no scale keeps digits that the other one rounds away.
      return !type.equals("numeric");
    }
    if (type.equals("character varying") && wide.equals("text" + array)) {
      return true;
    }
    Matcher wanted = LENGTH.matcher(wide);
    return wanted.matches()
        && wanted.group("type").equals(type)
        && wanted.group("array").equals(array)
        && java.util.Objects.equals(wanted.group("scale"), there.group("scale"))
        && Integer.parseInt(wanted.group("length")) > Integer.parseInt(there.group("length"));
  }
}
