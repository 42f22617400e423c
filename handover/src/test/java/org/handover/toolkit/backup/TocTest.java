package org.handover.toolkit.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines as `pg_restore --list` of PostgreSQL 15 writes them.
class TocTest {
  private static final List<String> ROLES = List.of("legacy", "the legacy", "postgres");
  private static final List<String> SCHEMAS = List.of("public", "odd schema", "odd");

  private static TocEntry entry(String text) {
    return Toc.entry(1, TocEntry.Section.PRE_DATA, text, ROLES, SCHEMAS);
  }

  @Test
  void tellsKindSchemaNameAndOwnerApart() {
    assertThat(entry("TABLE DATA odd schema a b the legacy"))
        .extracting(TocEntry::kind, TocEntry::schema, TocEntry::name, TocEntry::owner)
        .containsExactly("TABLE DATA", "odd schema", "a b", "the legacy");
    assertThat(entry("MATERIALIZED VIEW DATA odd mv legacy"))
        .extracting(TocEntry::kind, TocEntry::schema, TocEntry::name, TocEntry::owner)
        .containsExactly("MATERIALIZED VIEW DATA", "odd", "mv", "legacy");
    assertThat(entry("FUNCTION public ev(integer, text) postgres"))
        .extracting(TocEntry::kind, TocEntry::schema, TocEntry::name, TocEntry::owner)
        .containsExactly("FUNCTION", "public", "ev(integer, text)", "postgres");
  }

  @Test
  void takesADashForNoSchemaAndNothingForNoOwner() {
    assertThat(entry("EXTENSION - pg_stat_statements "))
        .extracting(TocEntry::kind, TocEntry::schema, TocEntry::name, TocEntry::owner)
        .containsExactly("EXTENSION", "", "pg_stat_statements", "");
    assertThat(
            entry("COMMENT - EXTENSION pg_stat_statements ")
                .isAbout("EXTENSION", "pg_stat_statements"))
        .isTrue();
    assertThat(entry("SCHEMA - odd schema legacy"))
        .extracting(TocEntry::kind, TocEntry::schema, TocEntry::name, TocEntry::owner)
        .containsExactly("SCHEMA", "", "odd schema", "legacy");
  }
}
