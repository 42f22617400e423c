package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handover.practice.ai.marking.LearnerTalk.Said;

/// Whether a learner explains, and in words that a patient understands.
final class PlainWords {
  /// Words that patients are not expected to know; written for this project.
  private static final Set<String> JARGON = WordLists.get("jargon");

  private static final Set<String> EXPLAINING = WordLists.get("explaining");
  private static final Set<String> ASKS_BACK = WordLists.get("asks-back");
  private static final int FEWEST_WORDS = 8;

  private final LearnerTalk talk;

  PlainWords(LearnerTalk talk) {
    this.talk = talk;
  }

  /// An explanation: a statement of some length that says what something is, or how it comes about.
  Mark explains() {
    List<Said> found = new ArrayList<>();
    for (Said said : talk.sentences()) {
      List<String> words = said.words().list();
      boolean whole = words.size() >= FEWEST_WORDS;
      if (!said.asks() && said.counts() && whole && explains(words)) {
        found.add(said);
      }
    }
    List<Said> unexplained = unexplained();
    if (!unexplained.isEmpty() && found.isEmpty()) {
      return Mark.no(0.85);
    }
    if (found.isEmpty()) {
      return talk.silence(0.82);
    }
    return unexplained.isEmpty()
        ? Mark.yes(0.86, found.stream().limit(3).map(Said::evidence).toList())
        : Mark.abstain(
            Abstention.DOUBTFUL, 0, found.stream().limit(3).map(Said::evidence).toList());
  }

  Mark avoids() {
    List<Said> unexplained = unexplained();
    if (!unexplained.isEmpty()) {
      return Mark.no(0.85);
    }
    if (!talk.isEnglish()) {
      return talk.silence(0);
    }
    return talk.isShort()
        ? Mark.abstain(Abstention.TOO_SHORT, 0, List.of())
        : Mark.yes(0.85, List.of());
  }

  private static boolean explains(List<String> words) {
    for (int at = 0; at + 1 < words.size(); at++) {
      String word = words.get(at);
      String next = words.get(at + 1);
      boolean defines =
          (word.equals("is") || word.equals("are"))
              && (next.equals("a")
                  || next.equals("an")
                  || next.equals("when")
                  || next.equals("where")
                  || next.equals("caused")
                  || next.equals("like")
                  || next.equals("called"));
      boolean relates =
          (word.equals("which")
                  && (next.equals("is") || next.equals("means") || next.equals("are")))
              || (word.equals("caused") && next.equals("by"))
              || word.equals("because")
              || word.equals("means")
              || word.equals("meaning")
              || (word.equals("other") && next.equals("words"))
              || (word.equals("only") && next.equals("work"));
      if (defines || relates) {
        return true;
      }
    }
    return false;
  }

  /// Sentences with a medical word that neither they nor the next one explain.
  private List<Said> unexplained() {
    List<Said> found = new ArrayList<>();
    List<Said> all = talk.sentences();
    for (int at = 0; at < all.size(); at++) {
      Said said = all.get(at);
      boolean jargon = said.words().list().stream().anyMatch(JARGON::contains);
      if (jargon && !isExplained(said) && !(at + 1 < all.size() && isExplained(all.get(at + 1)))) {
        found.add(said);
      }
    }
    return found;
  }

  private boolean isExplained(Said said) {
    String answer = talk.patientAfter(said.turn());
    boolean askedBack = Words.plain(answer).list().stream().anyMatch(ASKS_BACK::contains);
    return !askedBack && said.words().list().stream().anyMatch(EXPLAINING::contains);
  }
}
