package org.handover.toolkit.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// A statement of a script.
///
/// @param script the file's name
/// @param number of the statement in it, from 1
/// @param line where it starts
/// @param sql without comments
/// @param batch how it is cut into pieces; null: it runs in one
/// @param trusted why a person answers for it; empty: it is not trusted
/// @param data the rows behind a `COPY … FROM STDIN`, for those who can feed them; empty: none
public record Change(
    String script,
    int number,
    int line,
    String sql,
    @Nullable Batch batch,
    String trusted,
    Statement statement,
    String data) {
  private static final Pattern DIRECTIVE = Pattern.compile("(?i)handover\\s*:\\s*(.*)");
  private static final Pattern BATCH = Pattern.compile("batch\\s+(.*)");
  private static final Pattern TRUSTED = Pattern.compile("trusted\\s+because\\s+(\\S.*)");

  static Change of(String script, int number, SqlCutter.Piece piece) {
    Batch batch = null;
    String trusted = "";
    for (String comment : piece.comments()) {
      Matcher directive = DIRECTIVE.matcher(comment);
      if (directive.matches()) {
        Matcher batches = BATCH.matcher(directive.group(1));
        Matcher trusts = TRUSTED.matcher(directive.group(1));
        if (batches.matches()) {
          batch = Batch.of(batches.group(1)).orElseThrow(() -> unknown(script, piece, comment));
        } else if (trusts.matches()) {
          trusted = trusts.group(1).strip();
        } else {
          throw unknown(script, piece, comment);
        }
      }
    }
    return new Change(
        script,
        number,
        piece.line(),
        piece.sql(),
        batch,
        trusted,
        statement(piece, batch),
        piece.data());
  }

  private static Statement statement(SqlCutter.Piece piece, @Nullable Batch batch) {
    if (batch == null) {
      return Statement.of(piece.sql());
    }
    BatchText text = new BatchText(piece.sql());
    Statement statement = Statement.of(text.parsed());
    boolean known =
        switch (statement.kind()) {
          case INSERT, UPDATE, DELETE -> true;
          default -> false;
        };
    if (!known && statement.refusals().isEmpty()) {
      return statement.and(
          Refusal.global(
              "cannot be cut into batches", "handover:batch is for INSERT, UPDATE, DELETE"));
    }
    return text.usesBoth()
        ? statement
        : statement.and(
            Refusal.global(
                "runs in batches and does not use :first and :last: each batch would do all of it",
                "… WHERE %s BETWEEN :first AND :last".formatted(keys(batch))));
  }

  private static String keys(Batch batch) {
    return batch.keys().size() == 1
        ? batch.keys().getFirst()
        : "(" + String.join(", ", batch.keys()) + ")";
  }

  private static StoppedException unknown(String script, SqlCutter.Piece piece, String comment) {
    return new StoppedException(
        new Fault.Misconfigured(
            script + ":" + piece.line(),
            "has a comment before it that is not understood: " + comment,
            "write `-- handover:batch TABLE KEY` or `-- handover: trusted because REASON`"));
  }

  /// It holds for the session and changes nothing: it is run each time and never recorded.
  public boolean isSetting() {
    return statement.isSetting();
  }

  /// The statement for one stretch of keys, both ends included.
  ///
  /// @param first literals, as SQL wants them
  public String between(String first, String last) {
    return new BatchText(sql).with(first, last);
  }

  /// The statement for the rows whose key is null.
  public Optional<String> forNulls() {
    return new BatchText(sql).forNulls();
  }

  public String id() {
    return script + ":" + line;
  }

  /// The first line, to be recognised by.
  public String shown() {
    String text = sql.replaceAll("\\s+", " ");
    return text.length() <= 90 ? text : text.substring(0, 89) + "…";
  }
}
