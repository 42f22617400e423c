package org.handover.practice.ai.marking;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.handover.practice.ai.Evidence;
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
  /// So many turns that no item cites, and such a share of all, leave open what was not found;
  /// `docs/evaluator.md` has what came of it.
  private static final int FEW_TURNS = 3;

  private static final double OPEN = 0.25;

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

  /// Marks each item, in their order: the conversation is read once for all of them. Marks that
  /// rest on silence alone wait for the others: they count as far as the rubric explains what the
  /// learner said.
  public void mark(List<Turn> turns, List<RubricItem> items, Consumer<Mark> marked) {
    LearnerTalk talk = new LearnerTalk(turns, lexicon.hear(turns), spelling, english);
    Marker marker = new Marker(talk, new SkillMarks(talk, skills));
    List<Criterion> criteria =
        items.stream().map(item -> reader.read(item.question(), item.guidance())).toList();
    List<Mark> marks = criteria.stream().map(marker::mark).toList();
    boolean open = isOpen(talk, marks);
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      boolean silent = mark.restsOnSilence() && !isOfTheWholeTalk(criteria.get(i));
      marked.accept(
          open && silent ? Mark.abstain(Abstention.DOUBTFUL, mark.share(), List.of()) : mark);
    }
  }

  private static boolean isOfTheWholeTalk(Criterion criterion) {
    return criterion instanceof Criterion.Shows shows && shows.skill().isOfTheWholeTalk();
  }

  /// Whether much of what the learner said is evidence for no item: what is missing may have been
  /// said there, in words that no rule knows.
  private static boolean isOpen(LearnerTalk talk, List<Mark> marks) {
    Set<Integer> cited =
        marks.stream()
            .flatMap(mark -> mark.evidence().stream())
            .map(Evidence::turn)
            .collect(Collectors.toSet());
    List<Integer> telling =
        talk.turns().stream()
            .filter(turn -> talk.of(turn).stream().anyMatch(LearnerTalk.Said::isSubstantial))
            .toList();
    long uncited = telling.stream().filter(turn -> !cited.contains(turn)).count();
    return uncited >= FEW_TURNS && uncited > OPEN * telling.size();
  }
}
