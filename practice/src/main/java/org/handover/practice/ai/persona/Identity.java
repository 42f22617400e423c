package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Topics;
import org.jspecify.annotations.Nullable;

/// Who the patient is: what the character's own fields say.
final class Identity {
  private static final Pattern OLD =
      Pattern.compile("(?i)\\b([\\w]{1,12})[ -](day|week|month)s?(?:[ -]old\\b|(?=[.,;]))");
  private static final Set<String> YOU = Set.of("you", "your");
  private static final Set<String> HE = Set.of("he", "she", "they", "his", "her", "their");
  private static final Pattern HOW_OLD = Pattern.compile("(?i)\\bhow old (?:is|are)\\b");
  private static final Pattern OF_YOU = Pattern.compile("(?i)\\bhow old are you\\b");
  private static final Pattern OF_THE_PATIENT =
      Pattern.compile("(?i)\\b(?:his|her|child|baby|\\p{L}{2,12}'s) (?:full )?name");
  private static final Pattern VOWEL = Pattern.compile("(?i)^[aeiou].*");

  private final ScenarioBrief.@Nullable Person person;
  private final String persona;
  private final PatientCase patient;
  private final FactFinder finder;
  private final Speech speech;

  Identity(ScenarioBrief scenario, PatientCase patient, FactFinder finder, Speech speech) {
    this.person = scenario.character();
    this.persona =
        BoundedText.beginning(scenario.persona() == null ? "" : scenario.persona(), Heard.LONGEST);
    this.patient = patient;
    this.finder = finder;
    this.speech = speech;
  }

  Optional<String> occupation(Heard heard) {
    boolean asked = heard.asked().isEmpty() || heard.asked().get() == Aspect.KIND;
    List<Known> found = finder.find(heard);
    boolean toldOf =
        !found.isEmpty()
            && found.getFirst().main().stream().anyMatch(topic -> topic.name().equals("job"));
    if (!asked || (toldOf && heard.isClosed()) || patient.perspective().isForAnother()) {
      return Optional.empty();
    }
    if (person == null || person.occupation() == null) {
      return found.isEmpty() ? Optional.of(speech.pick("no-occupation")) : Optional.empty();
    }
    String work = person.occupation().toLowerCase(Locale.ROOT);
    return Optional.of("I'm %s %s.".formatted(VOWEL.matcher(work).matches() ? "an" : "a", work));
  }

  String name(Heard heard) {
    String relation = patient.perspective().relation();
    if (person == null || person.name().startsWith("A ")) {
      return speech.pick("no-name");
    }
    if (relation != null && OF_THE_PATIENT.matcher(heard.text()).find()) {
      return "%s name is %s."
          .formatted(capitalized(patient.perspective().possessive()), person.name());
    }
    if (relation != null) {
      return "I'm %s's %s.".formatted(person.name().split(" ", 2)[0], relation);
    }
    String age =
        Act.AGE.isIn(heard.text()) && person.age() != null
            ? " I'm %d.".formatted(person.age())
            : "";
    return "I'm %s.%s".formatted(person.name(), age);
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// In months, if the notes say so.
  private String infant() {
    Matcher months = OLD.matcher(persona);
    String she = patient.perspective().subject() + "'s";
    return months.find()
        ? "%s %s %ss old.".formatted(she, months.group(1), months.group(2))
        : she + " not one yet.";
  }

  /// Whether it is the patient whose age is asked for, and not a child's or a partner's.
  boolean isAskedOf(Heard heard) {
    boolean you = heard.words().stream().anyMatch(YOU::contains);
    boolean other = heard.words().stream().anyMatch(HE::contains);
    boolean named =
        person != null && Topics.words(person.name()).stream().anyMatch(heard.words()::contains);
    boolean anybody = HOW_OLD.matcher(heard.text()).find();
    return patient.perspective().isForAnother()
        ? other || named || !anybody
        : named || (you && !anybody) || OF_YOU.matcher(heard.text()).find() || !(other || anybody);
  }

  String age() {
    if (person == null || person.age() == null) {
      return speech.pick("age");
    }
    boolean small = person.age() < 2 && patient.perspective().isForAnother();
    if (person.age() == 0 || (small && OLD.matcher(persona).find())) {
      return infant();
    }
    String who =
        patient.perspective().isForAnother() ? patient.perspective().subject() + "'s" : "I'm";
    return "%s %d.".formatted(who.equals("They's") ? "They're" : who, person.age());
  }
}
