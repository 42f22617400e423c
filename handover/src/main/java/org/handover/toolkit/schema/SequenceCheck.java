package org.handover.toolkit.schema;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.database.Session;

/// Sequences that would give a number which a row has already, after an import by hand for
/// instance, or that have no number left.
///
/// Only numbers that the sequence will really give count: one with an increment of 50 leaves 49 of
/// 50 to others, and one that cycles meets its old numbers by design.
public final class SequenceCheck {
  private static final int AT_ONCE = 100;

  private final Session session;
  private final List<String> schemas;

  private SequenceCheck(Session session, List<String> schemas) {
    this.session = session;
    this.schemas = schemas;
  }

  /// One that lags.
  ///
  /// @param sequence as SQL wants it
  /// @param next the number that the sequence would give
  public record Behind(Relation table, String column, String sequence, long highest, long next) {
    public String remedy() {
      return "SELECT setval('%s', %d)".formatted(sequence.replace("'", "''"), highest);
    }
  }

  /// One that has no number left which fits.
  ///
  /// @param limit the last number that the sequence and its column take
  public record Exhausted(Relation table, String column, String sequence, long limit) {}

  /// What was found.
  ///
  /// @param unread columns whose table or sequence this role may not read
  /// @param computed keys whose numbers come about in another way than from a sequence alone
  public record Result(
      List<Behind> behind, List<Exhausted> exhausted, List<String> unread, List<String> computed) {
    public Result {
      computed = List.copyOf(computed);
      behind = List.copyOf(behind);
      exhausted = List.copyOf(exhausted);
      unread = List.copyOf(unread);
    }
  }

  /// Those that lag.
  public static List<Behind> behind(Session session, List<String> schemas) throws SQLException {
    return of(session, schemas).behind();
  }

  public static Result of(Session session, List<String> schemas) throws SQLException {
    return new SequenceCheck(session, schemas).result();
  }

  private Result result() throws SQLException {
    List<NumberedColumn> columns = NumberedColumn.all(session, schemas);
    List<String> unread =
        columns.stream()
            .filter(column -> !column.readable())
            .map(NumberedColumn::toString)
            .toList();
    List<NumberedColumn> readable = columns.stream().filter(NumberedColumn::readable).toList();
    List<Behind> behind = new ArrayList<>();
    List<Exhausted> exhausted = new ArrayList<>();
    for (int from = 0; from < readable.size(); from += AT_ONCE) {
      List<NumberedColumn> some = readable.subList(from, Math.min(readable.size(), from + AT_ONCE));
      session.rolledBack(() -> {
        // Sequences are read as they are, and rows as the snapshot has them, which is older: a row
        // that is written meanwhile is not taken for one that was there before its number.
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        look(some, behind, exhausted);
      });
    }
    return new Result(behind, exhausted, unread, NumberedColumn.computed(session, schemas));
  }

  private void look(List<NumberedColumn> columns, List<Behind> behind, List<Exhausted> exhausted)
      throws SQLException {
    List<BigInteger> next = next(columns);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      NumberedColumn column = columns.get(i);
      Optional<BigInteger> number = column.following(next.get(i));
      if (number.isEmpty()) {
        exhausted.add(
            new Exhausted(column.table(), column.column(), column.sequence(), column.limit()));
      } else {
        questions.add(column.collision(i, number.get()));
      }
    }
    if (!questions.isEmpty()) {
      behind.addAll(
          session.query(
              "SELECT place, taken, next FROM (%s) found WHERE taken IS NOT NULL ORDER BY place"
                  .formatted(String.join(" UNION ALL ", questions)),
              row -> {
                NumberedColumn column = columns.get(row.getInt(1));
                return new Behind(
                    column.table(),
                    column.column(),
                    column.sequence(),
                    row.getLong(2),
                    row.getLong(3));
              }));
    }
  }

  /// What comes after the last number of each, its limits left aside.
  private List<BigInteger> next(List<NumberedColumn> columns) throws SQLException {
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      questions.add(
          "SELECT %d AS place, last_value::numeric + CASE WHEN is_called THEN %d ELSE 0 END AS next FROM %s"
              .formatted(i, columns.get(i).increment(), columns.get(i).sequence()));
    }
    return session.query(
        "SELECT next FROM (%s) numbers ORDER BY place"
            .formatted(String.join(" UNION ALL ", questions)),
        row -> row.getBigDecimal(1).toBigInteger());
  }
}
