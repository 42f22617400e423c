package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All skills, and those that a line names.
final class SkillBook {
  private final List<Skill> skills;
  private final Map<String, Skill> byName;

  SkillBook(List<Skill> skills) {
    this.skills = List.copyOf(skills);
    this.byName = skills.stream().collect(Collectors.toMap(Skill::name, Function.identity()));
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
