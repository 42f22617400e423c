package org.handover.practice.ai.marking;

import java.util.List;
import java.util.function.Consumer;
import org.handover.practice.ai.Turn;
import org.handover.practice.ai.lexicon.Hearing;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.lexicon.RubricItem;
import org.handover.practice.ai.lexicon.Spelling;
import org.jspecify.annotations.Nullable;

/// Marks conversations against rubrics in the process, with neither key nor network, and leaves to
/// a person what it does not understand. It reads its files when it is made, keeps no state after
/// that and may be shared by threads. The same input always gets the same marks.
public final class RubricMarker {
  private final LexiconEvaluator lexicon;
  private final SkillBook skills;
  private final Spelling spelling;
  private final English english = new English();
  private final RubricReader reader;
  private final Description description;

  /// Reads the files.
  public RubricMarker(LexiconEvaluator lexicon) {
    this.lexicon = lexicon;
    this.skills = new SkillBook(SkillFile.read());
    this.spelling = Spelling.read();
    Hearing nothing = lexicon.hear(List.of());
    this.reader = new RubricReader(skills, spelling, english, nothing);
    this.description = new Description(nothing);
  }

  /// How a line will be read.
  public LineReading read(String question, @Nullable String guidance) {
    Criterion criterion = reader.read(question, guidance);
    return new LineReading(description.of(criterion), !description.leavesToAPerson(criterion));
  }

  /// Whether a transcript cannot show what a line wants.
  public boolean cannotBeShown(String question, @Nullable String guidance) {
    return reader.read(question, guidance) instanceof Criterion.Shows shows
        && !shows.skill().observable();
  }

  /// Marks each item, in their order: the conversation is read once for all of them.
  public void mark(List<Turn> turns, List<RubricItem> items, Consumer<Mark> marked) {
    LearnerTalk talk = new LearnerTalk(turns, lexicon.hear(turns), spelling, english);
    Marker marker = new Marker(talk, new SkillMarks(talk, skills));
    for (RubricItem item : items) {
      marked.accept(marker.mark(reader.read(item.question(), item.guidance())));
    }
  }
}
