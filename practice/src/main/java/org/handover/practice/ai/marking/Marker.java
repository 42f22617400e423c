package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.lexicon.Hearing;
import org.jspecify.annotations.Nullable;

/// Marks what was read against one conversation.
final class Marker {
  /// A mark that is less sure is left to a person.
  static final double SURE = 0.72;

  private static final double SAID = 0.75;
  private static final double NEAR = 0.6;
  private static final int MOST_EVIDENCE = 3;

  /// So many questions that nothing explains leave open whether something was asked about.
  private static final int MANY = 2;

  private final LearnerTalk heard;
  private final Hearing hearing;
  private final SkillMarks skills;

  Marker(LearnerTalk heard, SkillMarks skills) {
    this.heard = heard;
    this.hearing = heard.hearing();
    this.skills = skills;
  }

  Mark mark(Criterion criterion) {
    Mark mark = of(criterion);
    return mark.isMarked() && mark.confidence() < SURE
        ? Mark.abstain(Abstention.DOUBTFUL, mark.share(), mark.evidence())
        : mark;
  }

  private Mark of(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Shows shows -> skills.mark(shows);
      case Criterion.AsksAbout asks -> asked(asks);
      case Criterion.Says says -> said(says);
      case Criterion.Without without -> without(without);
      case Criterion.AllOf all -> all(all.parts(), all.parts().size());
      case Criterion.AtLeast some -> all(some.parts(), some.count());
      case Criterion.Together parts -> together(parts.parts());
      case Criterion.AnyOf any -> any(any.parts());
      case Criterion.Before before -> before(before);
      case Criterion.WithReason reason -> withReason(of(reason.what()));
      case Criterion.Level level -> level(level);
      case Criterion.NotUnderstood not ->
          Mark.abstain(
              not.why().equals(Abstention.NOT_ENGLISH.key())
                  ? Abstention.NOT_ENGLISH
                  : Abstention.NOT_UNDERSTOOD,
              0,
              List.of());
    };
  }

  private Mark asked(Criterion.AsksAbout asks) {
    Hearing.Asked answer = hearing.asked(asks.line());
    if (answer.asked()) {
      return Mark.yes(answer.confidence(), answer.evidence());
    }
    if (!answer.known()) {
      return Mark.abstain(Abstention.NOT_UNDERSTOOD, 0, List.of());
    }
    if (answer.partial() >= 0.5) {
      return Mark.abstain(Abstention.DOUBTFUL, 0, List.of());
    }
    return skills.unexplained() >= MANY
        ? Mark.abstain(Abstention.DOUBTFUL, 0, List.of())
        : heard.silence(answer.confidence());
  }

  private Mark said(Criterion.Says says) {
    Hearing.Said said = hearing.said(says.thing());
    if (said.said() >= SAID) {
      return onlyOffered(says, said)
          ? Mark.abstain(Abstention.DOUBTFUL, 0, said.evidence())
          : Mark.yes(0.93, said.evidence());
    }
    if (said.said() >= NEAR || said.anywhere() >= SAID || !said.known()) {
      return Mark.abstain(
          said.known() ? Abstention.DOUBTFUL : Abstention.NOT_UNDERSTOOD,
          said.said() >= 0.6 ? 1 : 0,
          said.evidence());
    }
    return heard.silence(0.9);
  }

  /// "We could try a statin": not prescribed yet.
  private static boolean onlyOffered(Criterion.Says says, Hearing.Said said) {
    return says.verb().toLowerCase(java.util.Locale.ROOT).startsWith("prescrib")
        && said.evidence().stream()
            .allMatch(one -> {
              Words words = Words.plain(one.quote());
              return words.set().contains("could") || words.set().contains("or");
            });
  }

  private Mark without(Criterion.Without without) {
    if (without.what() instanceof Criterion.Says says) {
      Hearing.Said said = hearing.said(says.thing());
      if (said.said() < SAID && said.denied() >= 0.5) {
        return Mark.yes(0.9, said.evidence());
      }
    }
    Mark done = of(without.what());
    if (!done.isMarked()) {
      return done;
    }
    if (done.share() > 0) {
      return new Mark(0, done.confidence(), done.evidence(), null);
    }
    return heard.isShort()
        ? Mark.abstain(Abstention.TOO_SHORT, 0, List.of())
        : Mark.yes(Math.min(0.9, done.confidence()), List.of());
  }

  private Mark all(List<Criterion> parts, int enough) {
    List<Evidence> evidence = new ArrayList<>();
    double sum = 0;
    double confidence = 1;
    @Nullable Abstention open = null;
    double guess = 0;
    for (Criterion part : parts) {
      Mark mark = of(part);
      evidence.addAll(mark.evidence());
      guess += mark.share();
      if (mark.isMarked()) {
        sum += mark.share();
        confidence = Math.min(confidence, mark.confidence());
      } else {
        open = mark.abstention();
      }
    }
    List<Evidence> few = evidence.stream().distinct().limit(MOST_EVIDENCE).toList();
    if (sum >= enough || open == null) {
      return new Mark(Math.min(1, sum / enough), confidence, sum > 0 ? few : List.of(), null);
    }
    return Mark.abstain(open, Math.min(1, guess / enough), few);
  }

  private Mark together(List<Criterion> parts) {
    Mark mark = all(parts, parts.size());
    return mark.isMarked() && mark.share() > 0 && mark.share() < 1
        ? Mark.abstain(Abstention.DOUBTFUL, mark.share(), mark.evidence())
        : mark;
  }

  private Mark any(List<Criterion> parts) {
    @Nullable Mark best = null;
    @Nullable Mark open = null;
    for (Criterion part : parts) {
      Mark mark = of(part);
      if (!mark.isMarked()) {
        open = open == null || mark.share() > open.share() ? mark : open;
      } else if (best == null
          || mark.share() > best.share()
          || (mark.share() == best.share() && mark.confidence() < best.confidence())) {
        best = mark;
      }
    }
    if (best != null && (best.share() >= 1 || open == null)) {
      return best;
    }
    return open == null ? Mark.abstain(Abstention.NOT_UNDERSTOOD, 0, List.of()) : open;
  }

  private Mark before(Criterion.Before before) {
    Mark first = of(before.first());
    Mark then = of(before.then());
    if (!first.isMarked() || first.share() == 0 || first.evidence().isEmpty()) {
      return first;
    }
    if (then.evidence().isEmpty()) {
      return then.isMarked() ? first : Mark.abstain(Abstention.DOUBTFUL, 1, first.evidence());
    }
    boolean inOrder = turn(first) <= turn(then);
    return inOrder ? first : new Mark(0, 0.8, List.of(), null);
  }

  private static int turn(Mark mark) {
    return mark.evidence().stream().mapToInt(Evidence::turn).min().orElse(0);
  }

  private Mark withReason(Mark what) {
    if (!what.isMarked() || what.share() == 0) {
      return what;
    }
    boolean reasoned = what.evidence().stream().anyMatch(one -> heard.givesReason(one.turn()));
    return reasoned
        ? what
        : new Mark(what.share() / 2, Math.min(0.75, what.confidence()), what.evidence(), null);
  }

  private Mark level(Criterion.Level level) {
    Mark whole = of(level.whole());
    if (whole.isYes()) {
      return whole;
    }
    Mark lesser = of(level.lesser());
    BiFunction<Double, Mark, Mark> given =
        (share, mark) -> new Mark(share, mark.confidence(), mark.evidence(), null);
    return lesser.isYes() && whole.isMarked() ? given.apply(level.share(), lesser) : whole;
  }
}
