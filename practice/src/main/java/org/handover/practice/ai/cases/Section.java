package org.handover.practice.ai.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of the notes that a heading opens, from `headings.txt`.
enum Section {
  COMPLAINT(Slot.COMPLAINT),
  STORY(Slot.SYMPTOM),
  NEGATIVE(Slot.DENIED),
  HISTORY(Slot.HISTORY),
  DRUGS(Slot.DRUGS),
  ALLERGIES(Slot.ALLERGIES),
  FAMILY(Slot.FAMILY),
  SOCIAL(Slot.SOCIAL),
  SMOKING(Slot.SOCIAL),
  ALCOHOL(Slot.SOCIAL),
  IDEAS(Slot.IDEAS),
  CONCERNS(Slot.CONCERNS),
  EXPECTATIONS(Slot.EXPECTATIONS),
  ICE(Slot.IDEAS),
  GUARDED(Slot.OTHER),
  FINDING(Slot.FINDING),
  DIAGNOSIS(Slot.DIAGNOSIS),
  INSTRUCTION(Slot.INSTRUCTION),
  WHO(Slot.OTHER),
  OPENING(Slot.INSTRUCTION),
  CLOSING(Slot.INSTRUCTION);

  private static final Map<String, Section> BY_HEADING = new HashMap<>();
  private static final int LONGEST_HEADING = 45;
  private static final Pattern ORNAMENT = Pattern.compile("^[^\\p{L}]{1,20}|[^\\p{L}/)]{1,20}$");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\s?\\([^)]{0,120}\\)");
  private static final Pattern WHOSE =
      Pattern.compile("^(?:about |on )?(?:your|the|my|his|her|their|patient's|any|current) ");
  private static final int MOST_WORDS = 4;
  private static final Pattern SENTENCE =
      Pattern.compile("^(?:if|when|you|do|don't|ask|let|tell|once|unless)\\b|[,.!?]");

  /// Headings of what is written for the actor, the learner or the examiner.
  private static final Pattern FOR_OTHERS =
      Pattern.compile(
          "\\b(?:actors?|students?|learners?|candidates?|examiners?|mark(?:s|ing)|teaching|tutors?|facilitators?|simulated patient)\\b");

  static {
    for (String line : CaseResource.lines("headings.txt")) {
      int is = line.indexOf(" = ");
      Section section = valueOf(line.substring(0, is).toUpperCase(Locale.ROOT));
      for (String heading : List.of(line.substring(is + 3).split(", "))) {
        BY_HEADING.putIfAbsent(heading, section);
      }
    }
  }

  private final Slot slot;

  Section(Slot slot) {
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }

  boolean isSpoken() {
    return slot.isSpoken() && this != WHO;
  }

  boolean isOfTheMind() {
    return this == IDEAS || this == CONCERNS || this == EXPECTATIONS;
  }

  static Optional<Section> of(String heading) {
    String outside = IN_BRACKETS.matcher(heading).replaceAll("").strip();
    if (outside.length() > LONGEST_HEADING) {
      return Optional.empty();
    }
    String plain = outside.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
    String bare = ORNAMENT.matcher(plain).replaceAll("").strip();
    @Nullable Section named = BY_HEADING.get(bare);
    @Nullable Section known =
        named == null ? BY_HEADING.get(WHOSE.matcher(bare).replaceFirst("")) : named;
    boolean title = !SENTENCE.matcher(bare).find() && Topics.words(bare).size() <= MOST_WORDS;
    return known == null && title && FOR_OTHERS.matcher(bare).find()
        ? Optional.of(INSTRUCTION)
        : Optional.ofNullable(known);
  }
}
