package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All skills, and those that a line names.
final class SkillBook {
  private final List<Skill> skills;
  private static final int SHORTEST_KEYWORD = 4;
  private static final int MOST_USES = 2;
  private static final Set<String> COMMON = WordLists.get("english");

  private final Map<String, Skill> byName;
  private final Map<String, Set<String>> keywords;

  SkillBook(List<Skill> skills) {
    this.skills = List.copyOf(skills);
    this.keywords = keywords(skills);
    this.byName = skills.stream().collect(Collectors.toMap(Skill::name, Function.identity()));
  }

  /// Words by which few skills are shown: where one of them was said, but in no known phrasing, a
  /// skill may have been shown in another.
  private static Map<String, Set<String>> keywords(List<Skill> skills) {
    Map<String, Set<String>> own = new HashMap<>();
    Map<String, Integer> uses = new HashMap<>();
    for (Skill skill : skills) {
      Set<String> words = new HashSet<>();
      skill.shown().forEach(one -> words.addAll(one.expression().words()));
      words.removeIf(word -> word.length() < SHORTEST_KEYWORD || COMMON.contains(word));
      own.put(skill.name(), words);
      words.stream()
          .map(SkillBook::beginning)
          .distinct()
          .forEach(word -> uses.merge(word, 1, Integer::sum));
    }
    own.values()
        .forEach(
            words -> words.removeIf(word -> uses.getOrDefault(beginning(word), 0) > MOST_USES));
    return Map.copyOf(own);
  }

  /// By which "smoke" and "smoking" count as one.
  private static String beginning(String word) {
    return word.substring(0, SHORTEST_KEYWORD);
  }

  /// Whether a sentence has a word of the skill's own.
  boolean mayShow(Skill skill, Words sentence) {
    Set<String> own = keywords.getOrDefault(skill.name(), Set.of());
    return sentence.list().stream()
        .anyMatch(word ->
            own.contains(word)
                || own.stream()
                    .anyMatch(key -> key.length() > SHORTEST_KEYWORD && word.startsWith(key)));
  }

  /// Whether a sentence shows any skill.
  boolean isShownBy(LearnerTalk.Said said) {
    return skills.stream()
        .flatMap(skill -> skill.shown().stream())
        .anyMatch(showing -> showing.isShownBy(said.utterance(), said.words()));
  }

  Skill get(String name) {
    Skill skill = byName.get(name);
    if (skill == null) {
      throw new IllegalStateException(SkillFile.NAME + ": no such skill: " + name);
    }
    return skill;
  }

  List<Skill> namedBy(Words line) {
    List<Skill> named = new ArrayList<>();
    for (Skill skill : skills) {
      if (skill.isNamedBy(line)) {
        named.add(skill);
      }
    }
    return named;
  }
}
