package org.handover.practice.assessments.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.RowId;
import org.handover.practice.assessments.review.Tally.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts reviewed items: the database by pairs of scores, so that no item is fetched.
@Repository
class AgreementStore {
  /// What agreement is told of.
  record Subject(
      @Nullable Integer scenario, int rubricQuestion, String evaluator, String promptVersion) {}

  /// @param question in the words that were last asked
  /// @param abstained how many reviewed items the machine had come to no answer on; they are in no
  ///   cell
  record Count(Subject subject, String question, int abstained, Tally tally) {}

  private record Row(Subject subject, String question, boolean abstained, Cell cell) {}

  private final JdbcClient jdbc;

  AgreementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Count> counts(Optional<RowId> scenario) {
    Map<Subject, List<Row>> rows = new LinkedHashMap<>();
    jdbc.sql(
            """
            select a.scenario_id, i.rubric_question_id, a.evaluator, a.prompt_version,
              i.needs_review, i.score, i.reviewer_score, count(*),
              (array_agg(i.question order by i.id desc))[1]
            from practice.assessment_items i
            join practice.assessments a on a.id = i.assessment_id
            where i.reviewer_score is not null and a.status = 'done'
              and (cast(:scenario as integer) is null or a.scenario_id = :scenario)
            group by 1, 2, 3, 4, 5, 6, 7
            order by 1, 2, 3, 4
            """)
        .param("scenario", scenario.map(RowId::value).orElse(null))
        .query((row, _) ->
            new Row(
                new Subject(
                    row.getObject(1, Integer.class),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4)),
                row.getString(9),
                row.getBoolean(5),
                new Cell(row.getDouble(6), row.getDouble(7), row.getInt(8))))
        .list()
        .forEach(row -> rows.computeIfAbsent(row.subject(), _ -> new ArrayList<>()).add(row));
    return rows.entrySet().stream().map(e -> count(e.getKey(), e.getValue())).toList();
  }

  private static Count count(Subject subject, List<Row> rows) {
    int abstained = rows.stream().filter(Row::abstained).mapToInt(row -> row.cell().count()).sum();
    List<Cell> cells = rows.stream().filter(row -> !row.abstained()).map(Row::cell).toList();
    return new Count(subject, rows.getFirst().question(), abstained, new Tally(cells));
  }
}
