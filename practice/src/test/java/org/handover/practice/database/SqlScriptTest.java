package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
  @Test
  void cutsBetweenStatements() {
    assertThat(statements("SELECT 1;\n\n SELECT 2 ;; SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b'",
        "SELECT 'it''s; so'",
        "SELECT E'it\\'s; so'",
        "SELECT 'back\\'",
        "SELECT \"a;\"\"b\"",
        "DO $$ BEGIN; '; END $$",
        "DO $body$ SELECT $$;$$ $body$",
        "SELECT $1",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END",
        "SELECT 1 - 2 / 3"
      })
  void leavesAStatementWhole(String sql) {
    assertThat(statements(sql + ";" + sql + ";")).containsExactly(sql, sql);
  }

  @Test
  void dropsComments() {
    assertThat(statements("-- one; 'two\nSELECT 1; /* three; \" \n /* nested; */ */ -- four"))
        .containsExactly("SELECT 1");
  }

  @Test
  void readsAFolderInTheOrderOfItsNames() {
    assertThat(SqlScript.loadAll("db/expand"))
        .extracting(SqlScript::name)
        .isSorted()
        .startsWith("db/expand/001_baseline.sql");
  }

  private static Iterable<String> statements(String text) {
    return new SqlScript("test.sql", text).statements();
  }
}
