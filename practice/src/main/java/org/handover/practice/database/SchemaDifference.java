package org.handover.practice.database;

import java.util.List;

/// One thing about a database that the service cannot work with.
sealed interface SchemaDifference {
  /// What is wrong and what to do, in one line.
  String line();

  /// Nothing is there.
  ///
  /// @param script the one that makes it
  record Missing(Fact expected, String script) implements SchemaDifference {
    @Override
    public String line() {
      String detail = expected.detail().isEmpty() ? "" : " (" + expected.detail() + ")";
      return "%s is missing%s: %s".formatted(expected.subject(), detail, remedy());
    }

    private String remedy() {
      if (expected.is("rights")) {
        return "grant it to the role of " + DatabaseVariable.NAME;
      }
      return isOfExpansion()
          ? "run with SCHEMA_MODE=apply, or psql -f " + script
          : "the legacy migrations make it, as in " + script;
    }

    boolean isOfExpansion() {
      return !script.equals(ExpectedSchema.LEGACY);
    }
  }

  /// Something else is there.
  record Unlike(Fact expected, List<String> found, String script) implements SchemaDifference {
    public Unlike {
      found = List.copyOf(found);
    }

    @Override
    public String line() {
      return "%s: expected %s, found %s: %s"
          .formatted(expected.subject(), expected.detail(), String.join(" and ", found), remedy());
    }

    private String remedy() {
      if (expected.is("rights")) {
        return "grant the rest to the role of " + DatabaseVariable.NAME;
      }
      if (expected.name().equals("server")) {
        return "name another database in " + DatabaseVariable.NAME;
      }
      return "make it as in " + script;
    }
  }

  /// A column that the service does not know and could not leave out of an INSERT.
  record Unfillable(Fact column) implements SchemaDifference {
    @Override
    public String line() {
      return "%s: unknown here, and not null without a default: give it a default, or let it be null"
          .formatted(column.subject());
    }
  }
}
