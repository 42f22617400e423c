package org.handover.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The old backend and the new one, each on its own clone of one database, answer all cases alike,
/// as the OpenAPI document says, and leave the same rows behind.
class ContractIT {
  @Test
  void bothAnswerAlikeAndLeaveTheSameRows() throws IOException {
    DocumentWitness witness = new DocumentWitness("legacy");
    try (TestDatabase database = TestDatabases.sample();
        Checkout checkout = Checkout.of("handover.yml", database)) {
      JsonNode report = checkout.passes(witness, "write", List.of());
      assertThat(report.path("requests").asInt()).isGreaterThan(5_000);
      assertThat(report.path("comparedTables").asInt()).isGreaterThan(8);
    }
    witness.check();
  }
}
