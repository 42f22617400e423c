package org.handover.toolkit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Rows that point at nothing. A foreign key keeps them out, unless it was never validated or its
/// triggers were off during an import: so each is counted, not believed.
record OrphanProof(Session session, List<String> schemas) implements Verifier.Proof {
  private static final String TOPIC = "orphans";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    List<ForeignKey> keys = ForeignKey.all(session, schemas);
    List<Finding> findings = new ArrayList<>();
    for (ForeignKey key : keys) {
      findings.addAll(Verifier.tried(session, TOPIC, key.name(), () -> findings(key)));
    }
    return findings.isEmpty()
        ? List.of(Finding.pass(TOPIC, "none under %d foreign keys".formatted(keys.size())))
        : findings;
  }

  private List<Finding> findings(ForeignKey key) throws SQLException {
    if (key.period()) {
      return List.of(
          Finding.inconclusive(
              TOPIC,
              key.name() + " is about periods",
              "no row of it was looked at: do it yourself"));
    }
    long orphans = session.number(key.countOfOrphans());
    return orphans == 0
        ? List.of()
        : List.of(
            Finding.fail(
                TOPIC,
                "%d rows break %s".formatted(orphans, key.name()),
                "mend or remove them before either backend meets them"));
  }
}
