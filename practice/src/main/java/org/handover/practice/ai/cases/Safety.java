package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.api.Blank;

/// Holds what would be said against what must not be: the diagnosis, the wrong person, what the
/// author keeps back.
final class Safety {
  private static final Pattern TO_SOMEBODY =
      Pattern.compile("(?i)\\b(?:you|your|you're|you've)\\b");
  private static final Set<String> LITTLE =
      Set.copyOf(
          Blank.words(
              """
              that about unless asked the your you his her their a an to of not don't never until
              learner student doctor asks this it volunteer mention reveal tell say admit
              disclose give offer anything fact being have has had is are was were if when and or
              do does only them they their he she
              """));
  private static final Pattern UNLESS =
      Pattern.compile("(?i)\\b(?:unless|until|if|before|except)\\b");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)^.{0,60}?\\b(?:asked|asks|questioned|prompted)\\b(?: (?:specifically|directly|about|for|if|whether|of))*\\s*");

  private final Perspective perspective;
  private final List<String> hidden;
  private final List<String> withheld;
  private final boolean told;

  /// @param told whether the notes are in the first person, where "you" is anybody
  Safety(Perspective perspective, List<String> hidden, List<String> withheld, boolean told) {
    this.told = told;
    this.perspective = perspective;
    this.hidden = hidden;
    this.withheld = List.copyOf(withheld);
  }

  /// Why a fact may not be spoken as it stands.
  Optional<String> objection(CaseFact fact) {
    if (fact.spoken().isEmpty()) {
      return Optional.empty();
    }
    if (names(fact) && !isKnown(fact)) {
      return Optional.of("It names the diagnosis, which the patient does not know.");
    }
    if (!told
        && TO_SOMEBODY.matcher(fact.spoken()).find()
        && !fact.spoken().contains("'")
        && !fact.spoken().contains("\"")) {
      return Optional.of(
          "It could not be put into the first person. Write it as \"You …\" or \""
              + perspective.pronoun()
              + " …\".");
    }
    return Optional.empty();
  }

  private boolean names(CaseFact fact) {
    String lower = " " + String.join(" ", Topics.words(fact.spoken())) + " ";
    return hidden.stream()
        .anyMatch(name -> lower.contains(" " + String.join(" ", Topics.words(name)) + " "));
  }

  /// What the patient fears, or was told long ago, is no secret.
  private static boolean isKnown(CaseFact fact) {
    return switch (fact.slot()) {
      case FAMILY, IDEAS, CONCERNS -> true;
      case HISTORY ->
          Aspect.toldBy(fact.spoken()).contains(Aspect.SINCE) || fact.spoken().contains("told");
      default -> fact.denied();
    };
  }

  /// Guarded, if the author asks elsewhere not to bring it up.
  CaseFact guarded(CaseFact fact) {
    for (String rule : withheld) {
      String[] parts = UNLESS.split(rule, 2);
      if (fact.telling() == Telling.FREELY && shares(parts[0], fact)) {
        List<String> asked = new ArrayList<>(fact.unlocks());
        if (parts.length > 1) {
          String what = ASKED.matcher(parts[1]).replaceFirst("").strip();
          String plain = what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
          if (plain.length() > 2) {
            asked.add(plain.toLowerCase(Locale.ROOT));
          }
        }
        return fact.guarded(asked, fact.sympathy());
      }
    }
    return fact;
  }

  private static boolean shares(String rule, CaseFact fact) {
    Set<String> said = Set.copyOf(Topics.words(fact.spoken()));
    List<String> wanted =
        Topics.words(rule).stream()
            .filter(word -> word.length() > 2 && !LITTLE.contains(word))
            .toList();
    Set<Topic> about = new HashSet<>(Topics.shared().in(rule));
    about.retainAll(Topics.shared().in(fact.spoken()));
    about.removeIf(topic -> topic.kind() == Topic.Kind.SITE);
    boolean same = wanted.stream().anyMatch(said::contains) || !about.isEmpty();
    return !wanted.isEmpty() && same && !isOnlyListed(wanted, fact);
  }

  /// "Do not volunteer the furosemide" means that it was stopped, not that it was prescribed.
  private static boolean isOnlyListed(List<String> wanted, CaseFact fact) {
    return fact.slot() == Slot.DRUGS && fact.spoken().contains(",") && wanted.size() == 1;
  }
}
