package org.handover.contract;

import java.io.IOException;
import java.util.List;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.junit.jupiter.api.Test;

/// Django REST framework and API v2, each on its own clone of one database, answer the same
/// requests alike, as the OpenAPI document says, and leave the same rows behind.
class DrfParityIT {
  @Test
  void bothAnswerAlikeAndLeaveTheSameRows() throws IOException {
    DocumentWitness witness = new DocumentWitness("drf");
    // Expanded before it is cloned, so that the rows' times are the same in both.
    try (TestDatabase database = TestDatabases.adopted(TestServer.POSTGRES_15);
        Checkout checkout = Checkout.of("practice/src/test/drf/handover.yml", database)) {
      checkout.passes(witness, "write", List.of());
    }
    witness.check();
  }
}
