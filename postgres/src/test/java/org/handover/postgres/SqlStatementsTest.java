package org.handover.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handover.postgres.SqlStatements.Kind;
import org.handover.postgres.SqlStatements.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatementsTest {
  @Test
  void keepsTheLineAndTheCommentsOfEachStatement() {
    List<Piece> pieces =
        SqlStatements.of("-- one\n\nSELECT 1 -- inside\n ;\r\n-- two\n/* b */ SELECT 'a;--b';");
    assertThat(pieces).extracting(Piece::line).containsExactly(3, 6);
    assertThat(pieces).extracting(Piece::bare).containsExactly("SELECT 1", "SELECT 'a;--b'");
    assertThat(pieces.getFirst().sql()).isEqualTo("SELECT 1 -- inside");
    assertThat(pieces)
        .extracting(Piece::comments)
        .containsExactly(List.of("-- one"), List.of("-- two"));
  }

  @Test
  void takesTheRowsOfACopyAlong() {
    List<Piece> pieces = SqlStatements.of("COPY t FROM stdin;\n1\t;\\!\n\\.\nSELECT 1");
    assertThat(pieces)
        .extracting(Piece::kind)
        .containsExactly(Kind.COPY_FROM_STDIN, Kind.STATEMENT);
    assertThat(pieces.getFirst().more()).isEqualTo("1\t;\\!\n");
    assertThat(pieces.getLast().line()).isEqualTo(4);
  }

  @Test
  void seesPsqlsCommandsInTheMiddleOfAStatementToo() {
    List<Piece> pieces = SqlStatements.of("\\restrict a\nSELECT 1 \\gexec\n;");
    assertThat(pieces)
        .extracting(Piece::sql)
        .containsExactly("\\restrict a", "\\gexec", "SELECT 1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "SELECT 'open, a string",
        "SELECT \"open, a quoted name",
        "SELECT $a$ open $b$, a dollar-quoted text",
        "SELECT /* /* */ 1, a comment",
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;, a body",
        "COPY t FROM STDIN;, the rows of COPY … FROM STDIN"
      })
  void saysWhatDoesNotEnd(String sql, String what) {
    Piece last = SqlStatements.of("SELECT 0;\n" + sql).getLast();
    assertThat(last.kind()).isEqualTo(Kind.UNFINISHED);
    assertThat(last.more()).isEqualTo(what);
    assertThat(last.line()).isEqualTo(2);
  }
}
