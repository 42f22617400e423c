package org.handover.practice.ai.marking;

import java.util.List;
import org.handover.practice.ai.lexicon.Hearing.Utterance;
import org.handover.practice.ai.lexicon.Inquiry;

/// Something that a learner does in a consultation, as `skills.txt` has it.
///
/// @param label what it is called to educators
/// @param observable whether a transcript can show that it was not done
/// @param special what the code counts besides the expressions; empty: nothing
/// @param named how a rubric's line names it
/// @param unless that the line names something else
/// @param shown by which sentences of the learner
/// @param near sentences that may show it
record Skill(
    String name,
    String label,
    boolean observable,
    String special,
    List<Expression> named,
    List<Expression> unless,
    List<Showing> shown,
    List<Expression> near) {
  /// A kind of sentence that shows the skill.
  record Showing(Form form, Expression expression, List<Expression> unless) {
    Showing {
      unless = List.copyOf(unless);
    }

    boolean isShownBy(Utterance utterance, Words words) {
      return form.fits(utterance)
          && expression.matches(words)
          && unless.stream().noneMatch(other -> other.matches(words));
    }
  }

  /// Which form the sentence has to have.
  enum Form {
    ASKS,
    STATES,
    SAYS;

    boolean fits(Utterance utterance) {
      return switch (this) {
        case ASKS -> utterance.form() == Inquiry.ASKS;
        case STATES -> utterance.proposes() && !utterance.denies();
        case SAYS -> utterance.form() != Inquiry.VOID;
      };
    }
  }

  Skill {
    named = List.copyOf(named);
    unless = List.copyOf(unless);
    shown = List.copyOf(shown);
    near = List.copyOf(near);
  }

  /// Whether only a question shows it, so that a line that wants something told is not about it.
  boolean isAsked() {
    return !shown.isEmpty() && shown.stream().allMatch(one -> one.form() == Form.ASKS);
  }

  /// Whether all that was said is looked at, and no single sentence shows it.
  boolean isOfTheWholeTalk() {
    return special.equals("plain") || special.equals("jargon");
  }

  boolean isNamedBy(Words line) {
    return named.stream().anyMatch(one -> one.matches(line))
        && unless.stream().noneMatch(one -> one.matches(line));
  }
}
