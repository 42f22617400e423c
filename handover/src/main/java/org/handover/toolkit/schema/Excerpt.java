package org.handover.toolkit.schema;

/// Of a long text, what is around the first place that differs from another one.
final class Excerpt {
  private static final int SHOWN = 160;
  private static final int BEFORE = 40;

  private Excerpt() {}

  static String of(String text, String other) {
    String line = text.replaceAll("\\s+", " ");
    if (line.length() <= SHOWN) {
      return line;
    }
    String otherLine = other.replaceAll("\\s+", " ");
    int same = 0;
    while (same < Math.min(line.length(), otherLine.length())
        && line.charAt(same) == otherLine.charAt(same)) {
      same++;
    }
    int from = other.isEmpty() ? 0 : Math.max(0, Math.min(same - BEFORE, line.length() - SHOWN));
    int to = Math.min(line.length(), from + SHOWN);
    return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
  }
}
