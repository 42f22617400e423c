package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.SequenceCheck;
import org.handover.toolkit.step.Finding;

/// Sequences at or past the data.
record SequenceProof(Session session, List<String> schemas) implements Verifier.Proof {
  @Override
  public List<Finding> findings() throws SQLException {
    List<SequenceCheck.Behind> behind = SequenceCheck.behind(session, schemas);
    if (behind.isEmpty()) {
      return List.of(Finding.pass("sequences", "all are past the data"));
    }
    return behind.stream()
        .map(b ->
            Finding.fail(
                "sequences",
                "%s gives %d next, but %s has %d"
                    .formatted(b.sequence(), b.next(), b.table(), b.highest()),
                b.remedy()))
        .toList();
  }
}
