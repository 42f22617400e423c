package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;
import org.jspecify.annotations.Nullable;

/// Pages whose checksum did not fit when the server read them (`pg_stat_database`). A cluster
/// without checksums counts none.
record ChecksumProof(Session session) implements Verifier.Proof {
  private static final String TOPIC = "checksums";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException {
    @Nullable Long failures =
        session.one(
            "SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()",
            row -> row.getObject(1, Long.class));
    if (failures == null) {
      return List.of(
          Finding.note(TOPIC, "are off: `data_checksums`", "pg_checksums turns them on"));
    }
    return List.of(
        failures == 0
            ? Finding.pass(TOPIC, "none failed")
            : Finding.fail(
                TOPIC,
                "%d pages did not fit their checksum".formatted(failures),
                "stop writing, see the server's log and its disk, and restore what is broken"));
  }
}
