package org.handover.practice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.ai.fake.Asked;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.docs.OpenApiTraffic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The AI endpoints of both backends, each with a provider of its own: they answer alike, leave the
/// same rows, and ask the provider the same.
class AiContractIT {
  private static final Path CORPUS = PlayTests.CORPUS.resolve("ai");

  private static TestDatabase oldDatabase;
  private static TestDatabase newDatabase;
  private static FakeProvider oldProvider;
  private static FakeProvider newProvider;
  private static LegacyServer legacy;
  private static PracticeServer practice;

  @BeforeAll
  static void startBoth() throws IOException, SQLException {
    oldProvider = FakeProvider.start();
    newProvider = FakeProvider.start();
    oldDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    newDatabase = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    legacy = LegacyServer.start(environment(oldDatabase, oldProvider));
    practice = PracticeServer.start(environment(newDatabase, newProvider));
  }

  @AfterAll
  static void stopBoth() throws SQLException {
    legacy.close();
    practice.close();
    oldDatabase.close();
    newDatabase.close();
    oldProvider.close();
    newProvider.close();
  }

  private static Map<String, String> environment(TestDatabase database, FakeProvider provider) {
    Map<String, String> environment = new HashMap<>(PlayTests.environment(database));
    environment.put("OPENAI_BASE_URL", provider.baseUrl());
    environment.put("OPENAI_API_KEY", "sk-test");
    environment.put("OPENAI_MODEL", "a-model");
    return environment;
  }

  @TestFactory
  Stream<DynamicNode> bothAnswerAlikeAndAskTheSame() throws IOException {
    OpenApiTraffic traffic = OpenApiTraffic.read();
    Stream<DynamicNode> play =
        PlayTests.of(
            CORPUS,
            PlayTests.KEYS,
            new Side("legacy", legacy.http(), oldDatabase),
            new Side("next", practice.http(), newDatabase),
            traffic);
    DynamicTest questions =
        DynamicTest.dynamicTest(
            "both ask the provider the same, as often and in the same order",
            AiContractIT::sameQuestions);
    return Stream.concat(Stream.concat(play, Stream.of(questions)), traffic.tests());
  }

  private static void sameQuestions() {
    List<JsonNode> old = oldProvider.asked().stream().map(Asked::body).toList();
    assertThat(newProvider.asked()).extracting(Asked::body).isEqualTo(old);
    assertThat(newProvider.asked())
        .allSatisfy(asked -> {
          assertThat(asked.line()).startsWith("POST /v1/chat/completions");
          assertThat(asked.headers()).containsEntry("authorization", "Bearer sk-test");
        });
  }
}
