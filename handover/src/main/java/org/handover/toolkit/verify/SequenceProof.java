package org.handover.toolkit.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.SequenceCheck;
import org.handover.toolkit.step.Finding;

/// Sequences whose next numbers are free, and that have some left.
record SequenceProof(Session session, List<String> schemas) implements Verifier.Proof {
  private static final String TOPIC = "sequences";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public List<Finding> findings() throws SQLException {
    SequenceCheck.Result result = SequenceCheck.of(session, schemas);
    List<Finding> findings = new ArrayList<>();
    result.behind().forEach(b -> findings.add(behind(b)));
    result.exhausted().forEach(e -> findings.add(exhausted(e)));
    if (!result.unread().isEmpty()) {
      findings.add(
          Finding.inconclusive(
              TOPIC,
              "this role may not read the sequences of %s"
                  .formatted(String.join(", ", result.unread())),
              "grant it SELECT on them and on their tables"));
    }
    if (!result.computed().isEmpty()) {
      findings.add(
          Finding.inconclusive(
              TOPIC,
              "not looked at, as they do not come from a sequence alone: "
                  + String.join(", ", result.computed()),
              "see that the next number of each is free"));
    }
    return findings.isEmpty() ? List.of(Finding.pass(TOPIC, "all are past the data")) : findings;
  }

  private static Finding behind(SequenceCheck.Behind b) {
    return Finding.fail(
        TOPIC,
        "%s gives %d next, but %s has %d".formatted(b.sequence(), b.next(), b.table(), b.highest()),
        b.remedy());
  }

  private static Finding exhausted(SequenceCheck.Exhausted e) {
    return Finding.fail(
        TOPIC,
        "%s is exhausted: %s.%s takes no number beyond %d"
            .formatted(e.sequence(), e.table(), e.column(), e.limit()),
        "the next INSERT fails: widen the column and the sequence, or free numbers");
  }
}
