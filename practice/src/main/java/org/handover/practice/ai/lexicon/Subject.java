package org.handover.practice.ai.lexicon;

import java.util.List;

/// What a rubric question wants of the learner.
///
/// @param wordings of the thing; a hit on any of them answers the question
/// @param deed whether it is to be said or done ("offer an interpreter") rather than asked about
/// @param denied whether the thing is that something is not so ("explain why a scan would not
///   help")
record Subject(List<Wording> wordings, boolean deed, boolean denied) {
  Subject {
    wordings = List.copyOf(wordings);
  }

  /// Whether a sentence that names the thing does it: "have you ever had an X-ray?" orders none,
  /// but "shall we get an X-ray?" does.
  boolean isDoneBy(Sentence sentence) {
    boolean proposes = sentence.inquiry() == Inquiry.STATES || Inquiry.offers(sentence.text());
    return proposes && Inquiry.denies(sentence.text()) == denied;
  }
}
