package org.handover.practice.rawhttp;

/// What a failure shows of a long text: its beginning.
public final class Text {
  private static final int SHOWN = 2_000;

  private Text() {}

  public static String shortened(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "… (%,d characters)".formatted(text.length());
  }
}
