package org.handover.toolkit.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.database.SqlFailure;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Progress;

/// Looks at the rows, not at the schema.
public final class Verifier {
  /// A proof may take long, waits for no lock for long, and sees all rows or says that it may not.
  private static final String SETTINGS =
      """
      SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET row_security = off;
      SET standard_conforming_strings = on; SET quote_all_identifiers = off; SET lock_timeout = %d
      """;

  private final Configuration configuration;
  private final Clock clock;

  public Verifier(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /// One kind of proof.
  interface Proof {
    String topic();

    List<Finding> findings() throws SQLException, IOException;
  }

  /// A part of a proof.
  @FunctionalInterface
  interface Part {
    List<Finding> findings() throws SQLException, IOException;
  }

  public Findings verify(Progress progress) throws SQLException, IOException {
    List<Finding> findings = new ArrayList<>();
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      session.execute(SETTINGS.formatted(configuration.schema().lockTimeout().toMillis()));
      List<String> schemas = schemas(session);
      List<Proof> proofs =
          List.of(
              new OrphanProof(session, schemas),
              new SequenceProof(session, schemas),
              new DuplicateProof(session, schemas),
              new UnchangedProof(session, configuration.verify().unchanged()),
              new LegacyWritesProof(session, configuration, clock),
              new ReadBackProof(configuration));
      for (int i = 0; i < proofs.size(); i++) {
        Proof proof = proofs.get(i);
        progress.at("proof %d of %d".formatted(i + 1, proofs.size()), i, proofs.size());
        findings.addAll(tried(session, proof.topic(), "this", proof::findings));
      }
    }
    return new Findings("verify", findings);
  }

  /// What cannot be computed proves nothing, and keeps nothing else from being proved. Without a
  /// server nothing can be.
  ///
  /// @param what for people
  static List<Finding> tried(Session session, String topic, String what, Part part)
      throws SQLException, IOException {
    try {
      return part.findings();
    } catch (SQLException e) {
      if (!session.lives()) {
        throw e;
      }
      return List.of(
          Finding.inconclusive(
              topic,
              "%s cannot be computed: %s (%s)"
                  .formatted(what, SqlFailure.message(e), SqlFailure.state(e)),
              SqlFailure.gaveWay(e) ? "others were in the way: run this again" : remedy(e)));
    }
  }

  private static String remedy(SQLException e) {
    return SqlFailure.state(e).equals("42501")
        ? "grant this role the right to read all rows of it"
        : "look at it yourself";
  }

  static List<String> schemas(Session session) throws SQLException {
    return session.query(
        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <>"
            + " 'information_schema' ORDER BY 1",
        row -> row.getString(1));
  }
}
