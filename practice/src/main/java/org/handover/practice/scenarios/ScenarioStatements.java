package org.handover.practice.scenarios;

/// The statements that build the contract's **scenario** for one kind of viewer: an educator sees
/// more rows, and more of each. Nested lists are compact.
final class ScenarioStatements {
  private static final String COLUMNS =
      "s.id, s.title, s.description, s.opening_line, s.difficulty, s.is_published";
  private static final String TAG = "t.id, t.name";
  private static final String QUESTION =
      "q.id, q.scenario_id, q.subcategory_id, q.question, q.guidance, q.max_score, q.position";

  /// For some scenarios: looks up what belongs to each.
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

  /// For all scenarios, in half of the time that the other takes for them: reads each table once.
  /// An aggregate keeps the order in which it is given its values; sorting them all at once is
  /// cheaper than group by group.
  private static final String ALL =
      """
      select row_to_json(r) from (
        select %s, c.character,
          coalesce(t.tags, '[]') as tags,
          coalesce(q.rubric_questions, '[]') as rubric_questions
          %s
        from assistant_scenarios s
        left join (
          select c.id, row_to_json(r) as character
          from characters c, lateral (select %s) r) c on c.id = s.character_id
        left join (
          select t.scenario_id, array_to_json(array_agg(row_to_json(r))) as tags
          from (select * from assistant_tags order by scenario_id, id) t,
            lateral (select %s) r
          group by t.scenario_id) t on t.scenario_id = s.id
        left join (
          select q.scenario_id, array_to_json(array_agg(row_to_json(r))) as rubric_questions
          from (select * from rubric_questions order by scenario_id, position, id) q,
            lateral (select %s) r
          group by q.scenario_id) q on q.scenario_id = s.id
        where %s
        order by s.id) r
      """;

  private static final ScenarioStatements FOR_EDUCATORS =
      new ScenarioStatements("true", true, ", s.instructions");
  private static final ScenarioStatements FOR_LEARNERS =
      new ScenarioStatements("s.is_published", false, "");

  private final String visible;
  private final String character;
  private final String instructions;

  /// Ready, for they are run most.
  private final String all;

  private final String one;

  private ScenarioStatements(String visible, boolean educator, String instructions) {
    this.visible = visible;
    this.character = CharacterStore.columns(educator);
    this.instructions = instructions;
    this.all = ALL.formatted(COLUMNS, instructions, character, TAG, QUESTION, visible);
    this.one = matching(" and s.id = :id");
  }

  static ScenarioStatements of(boolean educator) {
    return educator ? FOR_EDUCATORS : FOR_LEARNERS;
  }

  /// What all rows that the viewer may see have in common.
  String visible() {
    return visible;
  }

  String all() {
    return all;
  }

  /// The row with `:id`.
  String one() {
    return one;
  }

  /// @param condition SQL to go behind a `where`: nothing, or beginning with `and`
  String matching(String condition) {
    return SOME.formatted(COLUMNS, character, TAG, QUESTION, instructions, visible + condition);
  }
}
