package org.handover.practice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.ai.Eventually;
import org.handover.practice.ai.fake.Behaviour;
import org.handover.practice.ai.fake.FakeProvider;
import org.handover.practice.client.ApiV2Client;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The distribution is made, carried elsewhere, unpacked and run.
class DistributionIT {
  private static final String REGISTRATION =
      "{\"username\": \"%s\", \"email\": \"a@example.org\", \"password\": \"a-long-password-1\"}";

  @TempDir static Path elsewhere;
  private static TestDatabase database;
  private final Path unpacked = Distribution.unpacked();

  @BeforeAll
  static void makeDatabase() throws SQLException {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
  }

  @AfterAll
  static void dropDatabase() throws SQLException {
    database.close();
  }

  @Test
  void startsWithTheClassesOfItsCache() throws Exception {
    Path log = elsewhere.resolve("classes.log");
    try (RunningService service = start("-Xlog:class+load:file=" + log)) {
      assertThat(service.says("practice serves http")).as(service.output()).isTrue();
      service.signal("TERM");

      assertThat(service.exitCode()).isEqualTo(143);
    }
    assertThat(Files.readString(log))
        .contains("org.handover.practice.Practice source: shared objects file");
  }

  /// Such as a cache that another build of Java made.
  @Test
  void startsWithoutACacheThatItCannotUse() throws Exception {
    Path cache = unpacked.resolve("app/practice.aot");
    byte[] good = Files.readAllBytes(cache);
    try {
      Files.writeString(cache, "no cache");
      try (RunningService service = start("")) {
        assertThat(service.says("practice serves http")).as(service.output()).isTrue();
      }
    } finally {
      Files.write(cache, good);
    }
  }

  /// Its libraries were stripped: of the provider's client, and of the tables of look-alikes.
  @Test
  void hasAllThatAProviderAndALookAlikeNeed() throws Exception {
    try (FakeProvider provider = FakeProvider.start();
        RunningService service =
            start(
                "-XX:TieredStopAtLevel=1",
                Map.of("OPENAI_BASE_URL", provider.baseUrl(), "OPENAI_API_KEY", "key"))) {
      int port = service.port();
      ApiV2Client learner = ApiV2Client.signIn(port, "learner");
      int conversation = learner.post("conversations/", "{\"scenario\": 1}").id();
      String messages = "conversations/%d/messages/".formatted(conversation);
      String content = "{\"content\": \"Good morning. Do you have a cough?\"}";
      provider.will(Behaviour.fail(500), Behaviour.malformed());

      ApiV2Client.Reply failed = learner.post(messages, content);
      ApiV2Client.Reply said = learner.post(messages, content);
      learner.post("conversations/%d/finish/".formatted(conversation), "");
      Eventually.holds(() -> status(learner).equals("done"));

      assertThat(List.of(failed.status(), said.status())).containsOnly(201);
      assertThat(provider.asked()).hasSizeGreaterThan(2);
      assertThat(learner.post("users/", REGISTRATION.formatted("\u0430dmin")).body().toString())
          .contains("looks like one that exists");
      service.signal("TERM");
      service.exitCode();
      assertThat(service.output()).doesNotContain("NoClassDefFoundError", "Missing resource");
    }
  }

  private static String status(ApiV2Client learner) {
    try {
      return learner.get("assessments/").body().path("results").path(0).path("status").asString("");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RunningService start(String options) throws IOException {
    return start(options, Map.of());
  }

  private static RunningService start(String options, Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("DATABASE_URL", database.url());
    return RunningService.start(elsewhere, options, environment);
  }
}
