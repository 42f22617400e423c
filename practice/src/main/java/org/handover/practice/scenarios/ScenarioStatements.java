package org.handover.practice.scenarios;

import org.handover.practice.api.JsonMembers;

/// The statements that build the contract's **scenario** for one kind of viewer: an educator sees
/// more rows, and more of each. Nested lists are compact.
final class ScenarioStatements {
  static final JsonMembers TAG = JsonMembers.of("id INTEGER", "name TEXT");
  static final JsonMembers QUESTION =
      JsonMembers.of(
          "id INTEGER",
          "scenario_id INTEGER",
          "subcategory_id INTEGER",
          "question TEXT",
          "guidance TEXT",
          "max_score INTEGER",
          "position INTEGER");

  static final JsonMembers SCENARIO =
      JsonMembers.of(
          "id INTEGER",
          "title TEXT",
          "description TEXT",
          "opening_line TEXT",
          "difficulty TEXT",
          "is_published BOOLEAN");

  /// Looks up what belongs to each scenario.
  private static final String SOME =
      """
      select row_to_json(r) from (
        select %s,
          (select row_to_json(c) from (
            select %s from characters c where c.id = s.character_id) c) as character,
          array_to_json(array(select row_to_json(t) from (
            select %s from assistant_tags t
            where t.scenario_id = s.id order by t.id) t)) as tags,
          array_to_json(array(select row_to_json(q) from (
            select %s from rubric_questions q
            where q.scenario_id = s.id order by q.position, q.id) q)) as rubric_questions
          %s
        from assistant_scenarios s
        where %s
        order by s.id) r
      """;

  private static final ScenarioStatements FOR_EDUCATORS =
      new ScenarioStatements("true", true, JsonMembers.of("instructions TEXT"));
  private static final ScenarioStatements FOR_LEARNERS =
      new ScenarioStatements("s.is_published", false, JsonMembers.of());

  private final String visible;
  private final JsonMembers character;
  private final JsonMembers instructions;
  private final AllScenarios all;

  /// Ready, for it is run most.
  private final String one;

  private ScenarioStatements(String visible, boolean educator, JsonMembers instructions) {
    this.visible = visible;
    this.character = CharacterStore.members(educator);
    this.instructions = instructions;
    this.all = new AllScenarios(instructions, character, visible);
    this.one = matching(" and s.id = :id");
  }

  static ScenarioStatements of(boolean educator) {
    return educator ? FOR_EDUCATORS : FOR_LEARNERS;
  }

  /// What all rows that the viewer may see have in common.
  String visible() {
    return visible;
  }

  AllScenarios all() {
    return all;
  }

  /// The row with `:id`.
  String one() {
    return one;
  }

  /// @param condition SQL to go behind a `where`: nothing, or beginning with `and`
  String matching(String condition) {
    return SOME.formatted(
        SCENARIO.columnsOf("s"),
        character.columnsOf("c"),
        TAG.columnsOf("t"),
        QUESTION.columnsOf("q"),
        instructions.count() == 0 ? "" : ", " + instructions.columnsOf("s"),
        visible + condition);
  }
}
