package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.marking.LearnerTalk.Said;

/// Marks skills against one conversation.
final class SkillMarks {
  private static final int MOST_EVIDENCE = 3;
  private static final double SHOWN = 0.93;
  private static final double SILENT = 0.88;
  private static final double OTHER_THING = 0.7;

  /// So many of the patient's words make a summary.
  private static final int ECHO = 4;

  /// Words of rubrics that say nothing of what is looked for.
  private static final Set<String> GENERIC = WordLists.get("generic");

  private final LearnerTalk talk;
  private final SkillBook skills;
  private final Map<String, List<Said>> shown = new HashMap<>();
  private int unexplained = -1;

  SkillMarks(LearnerTalk talk, SkillBook skills) {
    this.talk = talk;
    this.skills = skills;
  }

  Mark mark(Criterion.Shows wanted) {
    Skill skill = wanted.skill();
    List<Said> sentences = shown(skill);
    if (!skill.observable()) {
      return sentences.isEmpty()
          ? Mark.abstain(Abstention.NOT_OBSERVABLE, 0, List.of())
          : Mark.yes(0.85, evidence(sentences));
    }
    return switch (skill.special()) {
      case "echo" -> sentences.isEmpty() ? echo(skill) : detailed(wanted, sentences);
      case "plain" -> new PlainWords(talk).explains();
      case "jargon" -> new PlainWords(talk).avoids();
      case "pack-years" -> packYears();
      case "social" -> social();
      case "sbar" -> sbar();
      case "doubt" -> Mark.abstain(Abstention.DOUBTFUL, 0, List.of());
      default -> sentences.isEmpty() ? notShown(skill) : detailed(wanted, sentences);
    };
  }

  List<Said> shown(Skill skill) {
    return shown.computeIfAbsent(
        skill.name(),
        _ -> {
          List<Said> found = new ArrayList<>();
          for (Said said : talk.sentences()) {
            if (said.counts() && shows(skill, said)) {
              found.add(said);
            }
          }
          return List.copyOf(found);
        });
  }

  private static boolean shows(Skill skill, Said said) {
    return skill.shown().stream()
        .anyMatch(showing -> showing.isShownBy(said.utterance(), said.words()));
  }

  /// How many questions of the learner neither the lexicon nor a skill explains: each may have
  /// asked about anything.
  int unexplained() {
    if (unexplained < 0) {
      unexplained =
          (int)
              talk.sentences().stream()
                  .filter(said -> said.asks() && !said.utterance().topical())
                  .filter(Said::isSubstantial)
                  .filter(said -> !skills.isShownBy(said))
                  .count();
    }
    return unexplained;
  }

  private Mark notShown(Skill skill) {
    boolean near =
        talk.sentences().stream()
            .filter(Said::counts)
            .anyMatch(said ->
                skills.mayShow(skill, said.words())
                    || skill.near().stream().anyMatch(one -> one.matches(said.words())));
    return near ? Mark.abstain(Abstention.DOUBTFUL, 0, List.of()) : talk.silence(SILENT);
  }

  /// What the line says besides has to be spoken of as well: there, or before.
  private Mark detailed(Criterion.Shows wanted, List<Said> sentences) {
    Set<String> details = details(wanted);
    if (details.isEmpty()) {
      return Mark.yes(SHOWN, evidence(sentences));
    }
    List<Said> fitting =
        sentences.stream().filter(said -> talk.isSpokenOf(details, said.turn())).toList();
    return fitting.isEmpty()
        ? Mark.yes(OTHER_THING, evidence(sentences))
        : Mark.yes(SHOWN, evidence(fitting));
  }

  private Set<String> details(Criterion.Shows wanted) {
    StringBuilder rest = new StringBuilder();
    Words line = Words.plain(wanted.details());
    for (String word : line.list()) {
      boolean own =
          skills.namedBy(line).stream()
              .flatMap(skill -> skill.named().stream())
              .anyMatch(naming -> naming.knows(word));
      if (!own && !GENERIC.contains(word) && !Phrasing.isVerb(word)) {
        rest.append(word).append(' ');
      }
    }
    return rest.isEmpty() ? Set.of() : talk.hearing().meaning(rest.toString());
  }

  /// The learner gives back what the patient has said: enough of the patient's own words, in
  /// statements of one turn.
  private Mark echo(Skill skill) {
    int most = 0;
    for (int turn : talk.turns()) {
      int back = talk.givenBack(turn);
      if (back >= ECHO) {
        return Mark.yes(0.85, List.of(talk.of(turn).getFirst().evidence()));
      }
      most = Math.max(most, back);
    }
    return most == ECHO - 1 ? Mark.abstain(Abstention.DOUBTFUL, 0, List.of()) : notShown(skill);
  }

  /// How many, and for how long.
  private Mark packYears() {
    List<Said> smoking = shown(skills.get("smoking"));
    List<Said> amount = new ArrayList<>();
    List<Said> time = new ArrayList<>();
    for (Said said : talk.sentences()) {
      List<String> words = said.words().list();
      boolean near = smoking.stream().anyMatch(one -> Math.abs(one.turn() - said.turn()) <= 4);
      if (words.contains("pack") && (words.contains("years") || words.contains("year"))) {
        return Mark.yes(SHOWN, List.of(said.evidence()));
      }
      if (said.asks() && near) {
        String text = String.join(" ", words);
        if (text.contains("how many") || text.contains("how much") || text.contains("a day")) {
          amount.add(said);
        }
        if (text.contains("how long")
            || text.contains("years")
            || text.contains("start")
            || text.contains("how old")
            || text.contains("since")) {
          time.add(said);
        }
      }
    }
    List<Said> both = new ArrayList<>(amount);
    both.addAll(time);
    if (both.isEmpty()) {
      return talk.silence(SILENT);
    }
    double share = amount.isEmpty() || time.isEmpty() ? 0.5 : 1;
    return new Mark(share, 0.85, evidence(both), null);
  }

  private Mark social() {
    List<Said> all = new ArrayList<>();
    int topics = 0;
    for (String name : List.of("occupation", "living situation", "smoking", "alcohol", "travel")) {
      List<Said> found = shown(skills.get(name));
      topics += found.isEmpty() ? 0 : 1;
      all.addAll(found);
    }
    if (topics == 0) {
      return talk.silence(SILENT);
    }
    return topics == 1
        ? Mark.abstain(Abstention.DOUBTFUL, 0, evidence(all))
        : Mark.yes(0.85, evidence(all));
  }

  /// Situation, background, assessment, recommendation.
  private Mark sbar() {
    List<Said> all = new ArrayList<>();
    int parts = 0;
    for (List<String> names :
        List.of(
            List.of("situation"),
            List.of("background"),
            List.of("assessment"),
            List.of("recommendation", "recommend"))) {
      List<Said> found =
          talk.sentences().stream()
              .filter(
                  said -> said.counts() && names.stream().anyMatch(said.words().set()::contains))
              .toList();
      parts += found.isEmpty() ? 0 : 1;
      found.stream().limit(1).forEach(all::add);
    }
    return parts < 2
        ? Mark.abstain(Abstention.DOUBTFUL, 0, evidence(all))
        : new Mark(parts / 4.0, 0.8, evidence(all), null);
  }

  private static List<Evidence> evidence(List<Said> sentences) {
    Map<Integer, Evidence> byTurn = new LinkedHashMap<>();
    for (Said said : sentences) {
      if (byTurn.size() < MOST_EVIDENCE) {
        byTurn.putIfAbsent(said.turn(), said.evidence());
      }
    }
    return List.copyOf(byTurn.values());
  }
}
