package org.handover.toolkit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Finding;

/// The half of `db verify` that a live database bears again and again: orphans, sequences,
/// checksums and, where amcheck is installed, indexes. Nothing is written, and no statement takes
/// more than half a minute.
public final class IntegrityCheck {
  private static final String SETTINGS =
      """
      SET statement_timeout = '30s'; SET lock_timeout = '500ms'; SET row_security = off;
      SET default_transaction_read_only = on; SET standard_conforming_strings = on;
      SET quote_all_identifiers = off
      """;

  private final Configuration configuration;

  public IntegrityCheck(Configuration configuration) {
    this.configuration = configuration;
  }

  /// All of them, in a session of its own.
  ///
  /// @throws org.handover.toolkit.step.StoppedException if the database cannot be reached
  public List<Finding> run() throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      session.execute(SETTINGS);
      List<String> schemas = Verifier.schemas(session);
      List<Finding> findings = new ArrayList<>();
      for (Verifier.Proof proof :
          List.of(
              new OrphanProof(session, schemas),
              new SequenceProof(session, schemas),
              new ChecksumProof(session),
              new IndexProof(session))) {
        findings.addAll(Verifier.tried(session, proof.topic(), "this", proof::findings));
      }
      return findings;
    }
  }
}
