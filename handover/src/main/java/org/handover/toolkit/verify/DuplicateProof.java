package org.handover.toolkit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// Rows that are the same where they must not be. The table itself is read, not the index: an index
/// that a change of collation broke would confirm itself.
record DuplicateProof(Session session, List<String> schemas) implements Verifier.Proof {
  private static final String TOPIC = "duplicates";
  private static final String WITHOUT_INDEXES =
      "SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off";
  private static final String AS_BEFORE =
      "RESET enable_indexscan; RESET enable_indexonlyscan; RESET enable_bitmapscan";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException, IOException {
    List<UniqueRule> rules = UniqueRule.all(session, schemas);
    List<Finding> findings = new ArrayList<>();
    session.execute(WITHOUT_INDEXES);
    try {
      for (UniqueRule rule : rules) {
        findings.addAll(Verifier.tried(session, TOPIC, rule.index(), () -> findings(rule)));
      }
    } finally {
      session.execute(AS_BEFORE);
    }
    return findings.isEmpty()
        ? List.of(Finding.pass(TOPIC, "none under %d unique rules".formatted(rules.size())))
        : findings;
  }

  private List<Finding> findings(UniqueRule rule) throws SQLException {
    if (!rule.valid()) {
      return List.of(
          Finding.inconclusive(
              TOPIC,
              "the unique index %s is not valid: it was never completed".formatted(rule.index()),
              "REINDEX INDEX CONCURRENTLY it, or drop it"));
    }
    if (!rule.usualEquality()) {
      return List.of(
          Finding.inconclusive(
              TOPIC,
              "%s compares by an operator class of its own".formatted(rule.index()),
              "look for duplicates by that class yourself"));
    }
    long duplicates = session.number(rule.countOfDuplicates());
    return duplicates == 0
        ? List.of()
        : List.of(
            Finding.fail(
                TOPIC,
                "%d values occur more than once under %s".formatted(duplicates, rule.index()),
                "merge the rows, then REINDEX INDEX CONCURRENTLY it"));
  }
}
