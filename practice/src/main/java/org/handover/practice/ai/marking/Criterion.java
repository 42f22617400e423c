package org.handover.practice.ai.marking;

import java.util.List;

/// What a line of a rubric wants, as it was read.
sealed interface Criterion {
  /// A skill is shown.
  ///
  /// @param details what the line says of it besides: "empathy to *the mother's death*"
  record Shows(Skill skill, String details) implements Criterion {}

  /// The learner asks about something.
  ///
  /// @param line the whole line, or one that names a part of what it lists
  record AsksAbout(String line, String subject) implements Criterion {}

  /// The learner says or does something by saying it.
  record Says(String verb, String thing) implements Criterion {}

  /// It is not done.
  record Without(Criterion what) implements Criterion {}

  /// Each of these counts its share.
  record AllOf(List<Criterion> parts) implements Criterion {
    public AllOf {
      parts = List.copyOf(parts);
    }
  }

  /// The same words of a line name each of these, which may be one thing: they are all shown, or
  /// none is, or a person has to look.
  record Together(List<Criterion> parts) implements Criterion {
    public Together {
      parts = List.copyOf(parts);
    }
  }

  /// Any of these is enough.
  record AnyOf(List<Criterion> parts) implements Criterion {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /// So many of these are enough.
  record AtLeast(int count, List<Criterion> parts) implements Criterion {
    public AtLeast {
      parts = List.copyOf(parts);
    }
  }

  /// The first is done, and before the second if that is done at all.
  record Before(Criterion first, Criterion then) implements Criterion {}

  /// It is done, and the learner says why.
  record WithReason(Criterion what) implements Criterion {}

  /// All of it, or a lesser thing that the guidance gives a share of the marks for.
  record Level(Criterion whole, Criterion lesser, double share) implements Criterion {}

  /// No rule understands the line.
  record NotUnderstood(String why) implements Criterion {}
}
