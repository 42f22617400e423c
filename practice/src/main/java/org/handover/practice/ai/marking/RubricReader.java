package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;
import org.handover.practice.ai.lexicon.Hearing;
import org.handover.practice.ai.lexicon.Spelling;
import org.jspecify.annotations.Nullable;

/// Reads a line of a rubric: what it wants, in which parts, and how they count.
final class RubricReader {
  /// What is longer is read as far as this.
  static final int LONGEST = 600;

  private static final int MOST_PARTS = 12;

  /// What the acronym stands for, apart from "exacerbating and relieving", of which one is enough.
  private static final List<String> SOCRATES =
      List.of(
          "site",
          "timeline",
          "character",
          "radiation",
          "associated symptoms",
          "timing",
          "modifiers",
          "severity");

  private static final Pattern END = Pattern.compile("[?.!\\s]++$");

  private final SkillBook skills;
  private final Spelling spelling;
  private final English english;
  private final Hearing nothing;

  /// @param nothing a conversation without turns: it knows what the lexicon knows
  RubricReader(SkillBook skills, Spelling spelling, English english, Hearing nothing) {
    this.skills = skills;
    this.spelling = spelling;
    this.english = english;
    this.nothing = nothing;
  }

  Criterion read(String question, @Nullable String guidance) {
    String text = BoundedText.beginning(question.strip(), LONGEST);
    if (!english.isEnglish(Words.of(text, spelling))) {
      return new Criterion.NotUnderstood(Abstention.NOT_ENGLISH.key());
    }
    String predicate = END.matcher(Phrasing.withoutSubject(text)).replaceFirst("");
    Criterion whole = clause(predicate, 0);
    return level(whole, guidance);
  }

  /// "Name alone: half."
  private Criterion level(Criterion whole, @Nullable String guidance) {
    if (guidance == null) {
      return whole;
    }
    Matcher lesser = Phrasing.LESSER.matcher(BoundedText.beginning(guidance, LONGEST));
    if (lesser.find()) {
      Criterion part = clause(Phrasing.withoutSubject(lesser.group(1).strip()), 1);
      return part instanceof Criterion.NotUnderstood
          ? whole
          : new Criterion.Level(whole, part, 0.5);
    }
    return whole;
  }

  private Criterion clause(String text, int depth) {
    String line = text.strip();
    Words words = Words.of(line, spelling);
    Matcher not = Phrasing.NOT.matcher(line);
    if (not.find() && skills.namedBy(words).stream().noneMatch(Skill::isOfTheWholeTalk)) {
      return new Criterion.Without(clause(not.group(1), depth + 1));
    }
    Matcher before = Phrasing.BEFORE.matcher(line);
    if (before.find()) {
      Criterion first = clause(before.group(1), depth + 1);
      return new Criterion.Before(first, clause(before.group(2), depth + 1));
    }
    Matcher atLeast = Phrasing.AT_LEAST.matcher(line);
    if (atLeast.find()) {
      List<String> things = Phrasing.list(atLeast.group(3));
      int count = Phrasing.number(atLeast.group(2));
      if (things.size() > count) {
        return new Criterion.AtLeast(count, parts(atLeast.group(1).strip(), things));
      }
    }
    Matcher reason = Phrasing.REASON.matcher(line);
    if (reason.find() && depth == 0) {
      return new Criterion.WithReason(clause(reason.group(1), depth + 1));
    }
    List<String> clauses = Phrasing.clauses(line);
    if (clauses.size() > 1 && depth < 3) {
      return new Criterion.AllOf(
          clauses.stream().limit(MOST_PARTS).map(one -> clause(one, depth + 1)).toList());
    }
    return single(line, words);
  }

  private List<Skill> namedBy(String line) {
    boolean telling = Phrasing.isTelling(line);
    List<Skill> all = skills.namedBy(Words.of(line, spelling));
    boolean plain = all.stream().anyMatch(skill -> skill.name().equals("plain words"));
    boolean exact =
        all.stream()
            .anyMatch(
                one -> one.name().equals("patient's name") || one.name().equals("date of birth"));
    return all.stream()
        .filter(skill -> !telling || !skill.isAsked())
        .filter(skill -> !plain || !skill.name().equals("jargon"))
        .filter(skill -> !exact || !skill.name().equals("identity"))
        .toList();
  }

  private Criterion single(String line, Words words) {
    if (words.set().contains("socrates")) {
      return new Criterion.AllOf(
          SOCRATES.stream()
              .<Criterion>map(name -> new Criterion.Shows(skills.get(name), ""))
              .toList());
    }
    List<Skill> named = namedBy(line);
    Optional<Criterion> unseen =
        named.stream()
            .filter(skill -> !skill.observable())
            .findFirst()
            .map(skill -> new Criterion.Shows(skill, ""));
    if (unseen.isPresent()) {
      return unseen.get();
    }
    Optional<Phrasing.Listed> listed = Phrasing.listed(line);
    if (listed.isPresent()) {
      return ofList(listed.get(), named, line);
    }
    if (named.isEmpty()) {
      return ofThing(line);
    }
    return enumerated(line).orElseGet(() -> ofSkills(named, line));
  }

  /// "Asks about low mood, appetite and sleep": some of them may be skills, and others not.
  private Optional<Criterion> enumerated(String line) {
    if (!Phrasing.isAsking(line) || Phrasing.OR.matcher(line.toLowerCase(Locale.ROOT)).find()) {
      return Optional.empty();
    }
    List<String> subjects = nothing.subjects(Phrasing.asking(line));
    if (subjects.size() < 2) {
      return Optional.empty();
    }
    List<Criterion> parts = new ArrayList<>();
    for (String subject : subjects.stream().limit(MOST_PARTS).toList()) {
      List<Skill> named = namedBy("asks about " + subject);
      if (named.isEmpty() && !nothing.knows(subject)) {
        return Optional.empty();
      }
      parts.add(
          named.isEmpty()
              ? new Criterion.AsksAbout("asks about " + subject, subject)
              : ofSkills(named, subject));
    }
    long skillsNamed =
        parts.stream()
            .filter(Criterion.Shows.class::isInstance)
            .map(part -> ((Criterion.Shows) part).skill().name())
            .distinct()
            .count();
    boolean same = skillsNamed == 1 && parts.stream().allMatch(Criterion.Shows.class::isInstance);
    return same ? Optional.empty() : Optional.of(new Criterion.AllOf(parts));
  }

  /// A head and what it lists: "red flags: fever, weight loss".
  private Criterion ofList(Phrasing.Listed listed, List<Skill> named, String line) {
    List<Skill> byHead = namedBy(listed.head());
    List<Criterion> parts = parts(listed.head(), listed.things());
    boolean read = parts.stream().noneMatch(Criterion.NotUnderstood.class::isInstance);
    if (byHead.isEmpty()
        || byHead.getFirst().special().equals("doubt")
        || byHead.getFirst().name().equals("associated symptoms")) {
      Criterion all = listed.any() ? new Criterion.AnyOf(parts) : new Criterion.AllOf(parts);
      Criterion head = byHead.isEmpty() ? ofThing(listed.head()) : all;
      boolean alone = head instanceof Criterion.AsksAbout asks && nothing.knows(asks.subject());
      return alone ? new Criterion.AnyOf(List.of(head, all)) : all;
    }
    List<Criterion> own = List.of(ofSkills(byHead, listed.head()));
    boolean ofSkill = read && parts.stream().allMatch(Criterion.Shows.class::isInstance);
    if (ofSkill) {
      return listed.any() ? new Criterion.AnyOf(parts) : new Criterion.AllOf(parts);
    }
    return named.isEmpty() || listed.any() ? own.getFirst() : ofSkills(byHead, line);
  }

  private List<Criterion> parts(String head, List<String> things) {
    String verb = Phrasing.verb(head).orElse("asks about");
    List<Criterion> parts = new ArrayList<>();
    for (String thing : things) {
      if (parts.size() < MOST_PARTS) {
        List<Skill> named = namedBy(thing);
        parts.add(
            named.isEmpty() || Phrasing.isDeed(head)
                ? ofThing(Phrasing.isDeed(head) ? verb + " " + thing : "asks about " + thing)
                : ofSkills(named, thing));
      }
    }
    return parts;
  }

  private Criterion ofSkills(List<Skill> named, String line) {
    List<Criterion> all = new ArrayList<>();
    for (Skill skill : named) {
      all.add(new Criterion.Shows(skill, line));
    }
    return all.size() == 1 ? all.getFirst() : new Criterion.Together(all);
  }

  /// Something to ask about, or to say.
  private Criterion ofThing(String line) {
    if (Phrasing.EITHER.matcher(line).find()) {
      return new Criterion.AnyOf(List.of(asking(line), deed(line)));
    }
    return Phrasing.isDeed(line) ? deed(line) : asking(line);
  }

  private Criterion asking(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    String asking = Phrasing.asking(line);
    List<String> subjects = nothing.subjects(asking);
    if (subjects.isEmpty()) {
      return new Criterion.NotUnderstood("nothing to look for");
    }
    boolean thing = !Phrasing.SENTENCE.matcher(line).find();
    boolean asks = Phrasing.isAsking(line) || Phrasing.EITHER.matcher(line).find();
    if (!asks && !(thing && subjects.stream().allMatch(nothing::knows))) {
      return new Criterion.NotUnderstood("no rule knows what this asks for");
    }
    if (subjects.size() > 1 && !Phrasing.OR.matcher(lower).find() && !lower.contains("(")) {
      return new Criterion.AllOf(
          subjects.stream()
              .limit(MOST_PARTS)
              .<Criterion>map(subject -> new Criterion.AsksAbout("asks about " + subject, subject))
              .toList());
    }
    return new Criterion.AsksAbout(asking, String.join(" or ", subjects));
  }

  private Criterion deed(String line) {
    String verb = Phrasing.verb(line).orElse("");
    List<String> things = Phrasing.objects(line);
    List<Criterion> parts =
        things.stream()
            .limit(MOST_PARTS)
            .<Criterion>map(thing -> new Criterion.Says(verb, thing))
            .toList();
    if (parts.isEmpty()) {
      return new Criterion.NotUnderstood("nothing to look for");
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return Phrasing.OR.matcher(line.toLowerCase(Locale.ROOT)).find()
        ? new Criterion.AnyOf(parts)
        : new Criterion.AllOf(parts);
  }
}
