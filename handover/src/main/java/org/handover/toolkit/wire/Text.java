package org.handover.toolkit.wire;

/// Beginnings of long texts.
public final class Text {
  private static final int SHOWN = 2_000;

  private Text() {}

  public static String shortened(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "… (%,d characters)".formatted(text.length());
  }
}
