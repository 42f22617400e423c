package org.handover.toolkit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Progress;

/// Looks at the rows, not at the schema.
public final class Verifier {
  private final Configuration configuration;

  public Verifier(Configuration configuration) {
    this.configuration = configuration;
  }

  /// One kind of proof.
  @FunctionalInterface
  interface Proof {
    List<Finding> findings() throws SQLException, IOException;
  }

  public Findings verify(Progress progress) throws SQLException, IOException {
    List<Finding> findings = new ArrayList<>();
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      List<String> schemas = Catalog.schemas(session);
      List<Proof> proofs =
          List.of(
              new OrphanProof(session, schemas),
              new SequenceProof(session, schemas),
              new DuplicateProof(session, schemas),
              new UnchangedProof(session, configuration.verify().unchanged()),
              new LegacyWritesProof(session, configuration),
              new ReadBackProof(configuration));
      for (int i = 0; i < proofs.size(); i++) {
        progress.at("proof %d of %d".formatted(i + 1, proofs.size()), i, proofs.size());
        findings.addAll(proofs.get(i).findings());
      }
    }
    return new Findings("verify", findings);
  }
}
