package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.digest.Digester;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.ledger.Unchanged;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Finding;

/// Digests of what may not have changed since the adoption.
record UnchangedProof(Session session, List<String> names) implements Verifier.Proof {
  private static final String TOPIC = "unchanged";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException {
    Optional<Baseline> baseline = new Records(session).baseline();
    List<Finding> findings = new ArrayList<>();
    for (Relation table : Digester.named(names)) {
      Unchanged then = baseline.map(b -> b.unchanged().get(table.toString())).orElse(null);
      if (then == null) {
        findings.add(
            Finding.inconclusive(
                TOPIC,
                "no digest of %s was taken".formatted(table),
                "`handover db apply` takes it when it adopts the database"));
      } else if (!session.is("SELECT to_regclass(?) IS NOT NULL", table.quoted())) {
        findings.add(
            Finding.fail(TOPIC, table + " is gone", "find out who dropped it, and restore it"));
      } else if (then.digest()
          .equals(new Digester(session).digest(table, then.columns()).digest())) {
        findings.add(Finding.pass(TOPIC, table + " holds what it held"));
      } else {
        findings.add(
            Finding.fail(
                TOPIC,
                table + " was changed since the adoption",
                "find out by whom: nothing should write to it"));
      }
    }
    return findings;
  }
}
