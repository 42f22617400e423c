package org.handover.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.handover.practice.ai.fake.Asked;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The AI endpoints of both backends, each with a provider of its own: they answer alike, as the
/// OpenAPI document says, leave the same rows, and ask the provider the same.
class AiContractIT {
  @Test
  void bothAnswerAlikeAndAskTheProviderTheSame() throws IOException {
    DocumentWitness witness = new DocumentWitness("legacy");
    try (TestDatabase database = TestDatabases.sample();
        FakeProvider old = FakeProvider.start();
        FakeProvider next = FakeProvider.start();
        Checkout checkout = Checkout.of("parity/ai/handover.yml", database)) {
      checkout
          .with("LEGACY_PROVIDER", old.baseUrl())
          .with("NEXT_PROVIDER", next.baseUrl())
          .passes(witness, "write", List.of());
      sameQuestions(old.asked(), next.asked());
    }
    witness.check();
  }

  private static void sameQuestions(List<Asked> old, List<Asked> next) {
    List<JsonNode> bodies = old.stream().map(Asked::body).toList();
    assertThat(bodies).isNotEmpty();
    assertThat(next).extracting(Asked::body).as("as often, and in this order").isEqualTo(bodies);
    assertThat(next)
        .allSatisfy(asked -> {
          assertThat(asked.line()).startsWith("POST /v1/chat/completions");
          assertThat(asked.headers()).containsEntry("authorization", "Bearer sk-test");
        });
  }
}
