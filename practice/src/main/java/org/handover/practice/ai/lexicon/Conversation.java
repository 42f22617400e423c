package org.handover.practice.ai.lexicon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;

/// Reads a conversation as the learner's sentences, each with what was just spoken of: "any blood?"
/// after talk of a cough asks whether blood is coughed up. The patient's words only ever serve as
/// that background.
final class Conversation {
  /// The learner's previous turn and the patient's answer to it.
  private static final int REMEMBERED_TURNS = 2;

  /// Of the turn itself; bounded, so that a turn without end costs no more than its length.
  private static final int REMEMBERED_SENTENCES = 5;

  /// Of all turns; five times as much as a transcript of the new face has. The legacy one's is only
  /// bounded by the size of a body.
  private static final int MOST_CHARACTERS = 1_000_000;

  private Conversation() {}

  static List<Sentence> read(List<Turn> turns, Lexicon lexicon) {
    List<Sentence> sentences = new ArrayList<>();
    Deque<Set<String>> spokenBefore = new ArrayDeque<>();
    int left = MOST_CHARACTERS;
    for (Turn turn : turns) {
      String read = left > 0 ? BoundedText.beginning(turn.text(), left) : "";
      left -= read.length();
      Deque<Set<String>> spokenNow = new ArrayDeque<>();
      Set<String> all = new HashSet<>();
      for (String text : Sentence.split(read)) {
        Phrase phrase = lexicon.phrase(text);
        if (turn.speaker() == Speaker.LEARNER) {
          List<Set<String>> before =
              Stream.concat(spokenBefore.stream(), spokenNow.stream()).toList();
          sentences.add(Sentence.read(turn, text, phrase, before, lexicon));
        }
        remember(phrase.stems(), spokenNow, REMEMBERED_SENTENCES);
        all.addAll(phrase.stems());
      }
      remember(all, spokenBefore, REMEMBERED_TURNS);
    }
    return sentences;
  }

  private static void remember(Set<String> words, Deque<Set<String>> memory, int most) {
    memory.addLast(words);
    if (memory.size() > most) {
      memory.removeFirst();
    }
  }
}
