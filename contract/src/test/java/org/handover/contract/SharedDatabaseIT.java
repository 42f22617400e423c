package org.handover.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.parity.cases.Chapter;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.play.Witness;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// While traffic moves, both backends serve one database. Here they take turns, request by request,
/// and no client can tell it from the old backend alone: what either has written, be it a row, a
/// hash or a login, the other reads.
class SharedDatabaseIT {
  /// Chapters that write nothing of interest, or nothing at all.
  private static final Set<String> READERS =
      Set.of("roles", "filters", "bodies", "paths", "methods", "headers");

  @Test
  void noClientNoticesTheTurns() throws IOException {
    List<String> writers =
        Corpus.read(Repository.file("parity")).chapters().stream()
            .map(Chapter::name)
            .filter(name -> !READERS.contains(name))
            .toList();
    try (TestDatabase database = TestDatabases.sample();
        Checkout checkout = Checkout.of("handover.yml", database)) {
      JsonNode report = checkout.passes(Witness.NONE, "shared", writers);
      assertThat(report.path("requests").asInt()).isGreaterThan(1_000);
    }
  }
}
