package org.handover.practice.ai.marking;

import java.util.List;
import java.util.stream.Collectors;
import org.handover.practice.ai.lexicon.Hearing;

/// Says to educators how a line was read.
final class Description {
  private static final String PERSON = "a person will mark this";

  /// What the lexicon knows, without any conversation.
  private final Hearing nothing;

  Description(Hearing nothing) {
    this.nothing = nothing;
  }

  String of(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Shows shows -> of(shows.skill());
      case Criterion.AsksAbout asks ->
          "asks about: "
              + asks.subject()
              + (isSure(asks) ? "" : " (by its words: a no is left to a person)");
      case Criterion.Says says ->
          "says or does: "
              + says.thing()
              + (nothing.knows(says.thing()) ? "" : " (by its words: a no is left to a person)");
      case Criterion.Without without -> "does not: " + of(without.what());
      case Criterion.AllOf all ->
          "%d parts, each its share: %s".formatted(all.parts().size(), parts(all.parts(), "; "));
      case Criterion.Together all -> "all of: " + parts(all.parts(), "; ");
      case Criterion.AnyOf any -> "any of: " + parts(any.parts(), "; ");
      case Criterion.AtLeast some ->
          "at least %d of: %s".formatted(some.count(), parts(some.parts(), "; "));
      case Criterion.Before before ->
          "%s, before: %s".formatted(of(before.first()), of(before.then()));
      case Criterion.WithReason reason -> of(reason.what()) + ", with a reason";
      case Criterion.Level level ->
          "%s; for %d %% of the marks: %s"
              .formatted(of(level.whole()), Math.round(100 * level.share()), of(level.lesser()));
      case Criterion.NotUnderstood not ->
          not.why().equals(Abstention.NOT_ENGLISH.key())
              ? "not in English: " + PERSON
              : "not understood: " + PERSON;
    };
  }

  /// Whether nothing that is said can have the line marked.
  boolean leavesToAPerson(Criterion criterion) {
    return switch (criterion) {
      case Criterion.NotUnderstood _ -> true;
      case Criterion.Shows shows -> isLeft(shows.skill());
      case Criterion.AsksAbout _, Criterion.Says _ -> false;
      case Criterion.Without without -> leavesToAPerson(without.what());
      case Criterion.AllOf all -> all.parts().stream().anyMatch(this::leavesToAPerson);
      case Criterion.Together all -> all.parts().stream().anyMatch(this::leavesToAPerson);
      case Criterion.AnyOf any -> any.parts().stream().allMatch(this::leavesToAPerson);
      case Criterion.AtLeast some -> some.parts().stream().allMatch(this::leavesToAPerson);
      case Criterion.Before before -> leavesToAPerson(before.first());
      case Criterion.WithReason reason -> leavesToAPerson(reason.what());
      case Criterion.Level level -> leavesToAPerson(level.whole());
    };
  }

  private static boolean isLeft(Skill skill) {
    return !skill.observable() || skill.special().equals("doubt");
  }

  private static String of(Skill skill) {
    if (!skill.observable()) {
      return "a transcript cannot show it (%s): %s".formatted(skill.label(), PERSON);
    }
    return skill.special().equals("doubt")
        ? "%s, without saying which: %s".formatted(skill.label(), PERSON)
        : "skill: " + skill.label();
  }

  private boolean isSure(Criterion.AsksAbout asks) {
    return nothing.subjects(asks.line()).stream().anyMatch(nothing::knows);
  }

  private String parts(List<Criterion> parts, String between) {
    return parts.stream().map(this::of).collect(Collectors.joining(between));
  }
}
