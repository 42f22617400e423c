package org.handover.practice.ai;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// As much of a conversation as a model's window takes: its beginning and, above all, its end.
///
/// @param leftOut how many turns between the two are missing
record Window(List<Turn> head, List<Turn> tail, int leftOut) {
  /// A token is three bytes or more in the languages of the West, and elsewhere not much less.
  private static final int BYTES_PER_TOKEN = 3;

  private static final int TOKENS_PER_MESSAGE = 8;
  private static final int SHARE_OF_HEAD = 4;

  Window {
    head = List.copyOf(head);
    tail = List.copyOf(tail);
  }

  static int tokens(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + TOKENS_PER_MESSAGE;
  }

  /// The last turn is always in it.
  static Window of(List<Turn> turns, int tokens) {
    if (turns.stream().mapToInt(turn -> tokens(turn.text())).sum() <= tokens) {
      return new Window(turns, List.of(), 0);
    }
    int head = fitting(turns, tokens / SHARE_OF_HEAD);
    int used = turns.subList(0, head).stream().mapToInt(turn -> tokens(turn.text())).sum();
    int tail = Math.max(1, fitting(turns.reversed(), tokens - used));
    int from = Math.max(head, turns.size() - tail);
    return new Window(
        turns.subList(0, Math.min(head, turns.size() - 1)),
        turns.subList(Math.min(from, turns.size() - 1), turns.size()),
        Math.max(0, from - head));
  }

  /// How many of the first turns fit.
  private static int fitting(List<Turn> turns, int tokens) {
    int left = tokens;
    int count = 0;
    for (Turn turn : turns) {
      left -= tokens(turn.text());
      if (left < 0) {
        break;
      }
      count++;
    }
    return count;
  }
}
