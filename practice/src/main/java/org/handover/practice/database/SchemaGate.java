package org.handover.practice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.handover.postgres.DatabaseUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the service through to a database that fits, and to no other.
final class SchemaGate {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);
  private static final int OLDEST_SERVER = 13;

  private final DatabaseUrl url;
  private final SchemaExpansion expansion;
  private final ExpectedSchema expected = ExpectedSchema.load();

  SchemaGate(DatabaseUrl url, SchemaExpansion expansion) {
    this.url = url;
    this.expansion = expansion;
  }

  /// @throws StartRefusedException naming each difference. Nothing is applied to legacy tables that
  ///   are not as expected.
  void pass(SchemaMode mode) {
    List<SchemaDifference> differences = differences();
    if (mode == SchemaMode.APPLY
        && !differences.isEmpty()
        && differences.stream().allMatch(SchemaGate::canBeApplied)) {
      expansion.apply();
      differences = differences();
    }
    if (!differences.isEmpty()) {
      throw new StartRefusedException(new StartupFailure.UnfitSchema(url, differences));
    }
    LOG.info("The database {} has all that is needed", url);
  }

  private static boolean canBeApplied(SchemaDifference difference) {
    return difference instanceof SchemaDifference.Missing missing && missing.isOfExpansion();
  }

  private List<SchemaDifference> differences() {
    try (Connection connection = ConnectionPool.sessions(url).getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_SERVER) {
        throw new StartRefusedException(
            new StartupFailure.DatabaseUnavailable(
                url,
                "it is PostgreSQL " + version,
                "PostgreSQL %d or newer is needed".formatted(OLDEST_SERVER)));
      }
      return SchemaCheck.differences(expected, LiveSchema.read(connection, expected.tables()));
    } catch (SQLException e) {
      throw DatabaseFailure.unavailable(url, e);
    }
  }
}
