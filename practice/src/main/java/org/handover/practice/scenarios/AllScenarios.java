package org.handover.practice.scenarios;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonMembers;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the contract's **scenario** for all scenarios that one kind of viewer may see, by id:
/// three statements in one turn to the database, each of which reads its table once and in order.
/// What belongs together is put together here.
final class AllScenarios {
  private static final String SQL =
      """
      select %s, %s from assistant_scenarios s left join characters c on c.id = s.character_id
      where %s order by s.id;
      select t.scenario_id, %s from assistant_tags t order by t.scenario_id, t.id;
      select q.scenario_id, %s from rubric_questions q
      order by q.scenario_id, q.position, q.id
      """;

  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 1 << 16;

  private final JsonMembers instructions;
  private final JsonMembers character;
  private final String sql;

  /// @param instructions what comes last in a scenario
  AllScenarios(JsonMembers instructions, JsonMembers character, String visible) {
    this.instructions = instructions;
    this.character = character;
    this.sql =
        SQL.formatted(
            ScenarioStatements.SCENARIO.and(instructions).columnsOf("s"),
            character.columnsOf("c"),
            visible,
            ScenarioStatements.TAG.columnsOf("t"),
            ScenarioStatements.QUESTION.columnsOf("q"));
  }

  Json read(JdbcOperations jdbc) {
    return jdbc.execute(sql, (PreparedStatementCallback<Json>) this::array);
  }

  private Json array(PreparedStatement statement) throws SQLException {
    statement.execute();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (ResultSet rows = statement.getResultSet();
        ResultSet tags = next(statement);
        ResultSet questions = next(statement);
        JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      Parts tagsInTurn = new Parts("tags", ScenarioStatements.TAG, tags);
      Parts questionsInTurn = new Parts("rubric_questions", ScenarioStatements.QUESTION, questions);
      out.writeStartArray();
      while (rows.next()) {
        out.writeStartObject();
        ScenarioStatements.SCENARIO.write(rows, 1, out);
        writeCharacter(rows, out);
        int id = rows.getInt(1);
        tagsInTurn.write(id, out);
        questionsInTurn.write(id, out);
        instructions.write(rows, 1 + ScenarioStatements.SCENARIO.count(), out);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    return Json.of(bytes.toByteArray());
  }

  private static ResultSet next(PreparedStatement statement) throws SQLException {
    statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
    return statement.getResultSet();
  }

  private void writeCharacter(ResultSet row, JsonGenerator out) throws SQLException {
    int column = 1 + ScenarioStatements.SCENARIO.count() + instructions.count();
    out.writeName("character");
    if (row.getObject(column) == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    character.write(row, column, out);
    out.writeEndObject();
  }

  /// The rows of another table that belong to scenarios, by the scenario's id, which is their first
  /// column.
  private static final class Parts {
    private final String name;
    private final JsonMembers members;
    private final ResultSet rows;
    private boolean more;

    Parts(String name, JsonMembers members, ResultSet rows) throws SQLException {
      this.name = name;
      this.members = members;
      this.rows = rows;
      this.more = rows.next();
    }

    /// Writes those of a scenario that comes after the last one asked for.
    void write(int scenario, JsonGenerator out) throws SQLException {
      out.writeName(name);
      out.writeStartArray();
      for (; more && rows.getInt(1) <= scenario; more = rows.next()) {
        if (rows.getInt(1) == scenario) {
          out.writeStartObject();
          members.write(rows, 2, out);
          out.writeEndObject();
        }
      }
      out.writeEndArray();
    }
  }
}
