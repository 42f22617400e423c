package org.handover.toolkit.parity.clones;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// The end of what a program says, however much it says.
final class LastLines {
  private static final int MOST = 40;
  private static final int LONGEST = 1_000;

  private final Deque<String> lines = new ArrayDeque<>();

  void follow(BufferedReader output) {
    try (output) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(its output ended: %s)".formatted(e.getMessage()));
    }
  }

  private synchronized void add(String line) {
    lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    if (lines.size() > MOST) {
      lines.removeFirst();
    }
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}
