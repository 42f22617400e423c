package org.handover.practice.database;

import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.handover.postgres.InvalidUrlException;

/// Why the service does not start, where the operator can do something about it. None of the texts
/// holds a password.
sealed interface StartupFailure {
  String problem();

  String remedy();

  /// An environment variable that cannot be understood.
  record InvalidSetting(String variable, String reason, String remedy) implements StartupFailure {
    @Override
    public String problem() {
      return variable + " " + reason;
    }
  }

  /// Production has no embedded server to fall back on: it would serve an empty database.
  record NoDatabase() implements StartupFailure {
    @Override
    public String problem() {
      return DatabaseVariable.NAME + " is not set";
    }

    @Override
    public String remedy() {
      return "Set it to the legacy database, for instance %s; practice-demo.jar brings a database with sample data"
          .formatted(InvalidUrlException.EXAMPLE);
    }
  }

  /// No session could be opened, or the server is not one to work with.
  record DatabaseUnavailable(DatabaseUrl url, String reason, String remedy)
      implements StartupFailure {
    @Override
    public String problem() {
      return "The database %s cannot be used: %s".formatted(url, reason);
    }
  }

  /// The database is there, and is not what the service needs.
  record UnfitSchema(DatabaseUrl url, List<SchemaDifference> differences)
      implements StartupFailure {
    public UnfitSchema {
      differences = List.copyOf(differences);
    }

    @Override
    public String problem() {
      StringBuilder lines =
          new StringBuilder(
              "The database %s does not fit (%d differences):".formatted(url, differences.size()));
      differences.forEach(difference -> lines.append("\n  - ").append(difference.line()));
      return lines.toString();
    }

    @Override
    public String remedy() {
      return "Do what each line says, and start again";
    }
  }

  /// A step of the expansion did not go through. What came before it stays: each statement can be
  /// run again.
  record ExpansionFailed(DatabaseUrl url, String script, String reason) implements StartupFailure {
    @Override
    public String problem() {
      return "The database %s could not be expanded: %s: %s".formatted(url, script, reason);
    }

    @Override
    public String remedy() {
      return "Start again when it is quieter, or run psql -f on the script, as the owner of the tables";
    }
  }

  /// The embedded PostgreSQL did not come up.
  record EmbeddedDatabaseFailed(String reason) implements StartupFailure {
    @Override
    public String problem() {
      return "The embedded PostgreSQL did not start: " + reason;
    }

    @Override
    public String remedy() {
      return "Set DATABASE_URL to use a PostgreSQL server of your own, for instance "
          + InvalidUrlException.EXAMPLE;
    }
  }
}
