package org.handover.practice.ai;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.cases.CorrectionList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads from the legacy tables what the two sides are told. Whether a caller may see the scenario
/// is not asked here.
@Repository
public class BriefStore {
  private final JdbcClient jdbc;

  BriefStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<ScenarioBrief> brief(int scenarioId) {
    return jdbc.sql(
            """
            select s.id, s.title, s.description, s.instructions, s.opening_line,
              c.persona, c.name, c.age, c.gender, c.occupation, k.corrections
            from assistant_scenarios s left join characters c on c.id = s.character_id
              left join practice.case_corrections k on k.character_id = c.id
            where s.id = :id
            """)
        .param("id", scenarioId)
        .query((row, number) -> brief(row))
        .optional();
  }

  /// The scenario's questions, in the rubric's order.
  public List<RubricQuestion> rubric(int scenarioId) {
    return jdbc.sql(
            """
            select id, question, guidance, max_score from rubric_questions
            where scenario_id = :id order by position, id
            """)
        .param("id", scenarioId)
        .query((row, number) ->
            new RubricQuestion(
                row.getInt("id"),
                row.getString("question"),
                row.getString("guidance"),
                row.getInt("max_score")))
        .list();
  }

  private static ScenarioBrief brief(ResultSet row) throws SQLException {
    return new ScenarioBrief(
        row.getInt("id"),
        row.getString("title"),
        row.getString("description"),
        row.getString("instructions"),
        row.getString("persona"),
        row.getString("opening_line"),
        character(row),
        CorrectionList.parse(row.getString("corrections")));
  }

  private static ScenarioBrief.@Nullable Person character(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return name == null
        ? null
        : new ScenarioBrief.Person(
            name,
            row.getObject("age", Integer.class),
            row.getString("gender"),
            row.getString("occupation"));
  }
}
