package org.handover.practice.ai.marking;

/// Why the evaluator leaves a rubric's line to a person.
public enum Abstention {
  NOT_OBSERVABLE("not_observable", "A transcript cannot show this: an educator will look at it."),
  NOT_UNDERSTOOD("not_understood", "This line is marked by a person: no rule understands it."),
  NOT_ENGLISH("not_english", "This is not in English: an educator will mark it."),
  DOUBTFUL("doubtful", "It is not certain whether you did this: an educator will look at it."),
  TOO_SHORT("too_short", "The conversation is too short to show this: an educator will look.");

  private final String key;
  private final String comment;

  Abstention(String key, String comment) {
    this.key = key;
    this.comment = comment;
  }

  /// Its name in files and answers.
  public String key() {
    return key;
  }

  /// One sentence, to the learner.
  public String comment() {
    return comment;
  }
}
