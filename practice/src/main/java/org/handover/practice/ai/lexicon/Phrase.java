package org.handover.practice.ai.lexicon;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A stretch of text as the words in it that count.
record Phrase(List<Word> words, Set<String> stems) {
  /// How many other words may stand among those of one expression: "pain anywhere in your lower
  /// back".
  private static final int SLACK = 4;

  Phrase(List<Word> words) {
    this(
        List.copyOf(words), words.stream().map(Word::stem).collect(Collectors.toUnmodifiableSet()));
  }

  /// Whether all the wanted words stand near the word at the given index, in any order.
  boolean holdsTogether(Set<String> wanted, int at) {
    if (!stems.containsAll(wanted)) {
      return false;
    }
    for (String stem : wanted) {
      if (!near(stem, at, wanted.size())) {
        return false;
      }
    }
    return true;
  }

  /// Whether the word stands as near to the one at the given index as the words of an expression of
  /// that size do.
  boolean near(String stem, int at, int size) {
    int reach = size - 1 + SLACK;
    int place = words.get(at).place();
    int last = Math.min(words.size() - 1, at + reach);
    for (int index = Math.max(0, at - reach); index <= last; index++) {
      Word word = words.get(index);
      if (word.stem().equals(stem) && Math.abs(word.place() - place) <= reach) {
        return true;
      }
    }
    return false;
  }
}
