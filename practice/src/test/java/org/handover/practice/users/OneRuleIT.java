package org.handover.practice.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.BothApis;
import org.handover.practice.identity.passwords.PasswordsTest;
import org.handover.practice.identity.sessions.SessionCookies;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule of accounts and of visibility, by the API (or the hand) that brings it about and the
/// API that has to keep it.
class OneRuleIT {
  /// How a user's password, role or account comes to change.
  enum Through {
    LEGACY,
    V2,
    DATABASE
  }

  private static final int UNPUBLISHED = 990;
  private static final int NOWHERE = 991;
  private static final AtomicInteger NAMES = new AtomicInteger();

  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;
  private static Header admin;
  private static Header learner;

  /// A user of one test.
  private record User(int id, String name, Header legacy, Header access, String refresh) {}

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    database.execute(
        """
        insert into assistant_scenarios (id, title, instructions, difficulty, is_published)
        values (%d, 'hidden', 'hidden', 'medium', false)
        """
            .formatted(UNPUBLISHED));
    server = PracticeServer.over(database);
    api = new BothApis(server.port());
    admin = api.token("admin");
    learner = api.token("learner");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void endsRefreshTokensWhenAPasswordChanges(Through through) throws Exception {
    User user = register();

    changePassword(user, through);

    assertThat(verify(user.refresh()).status()).isEqualTo(401);
    assertThat(refresh(user.refresh()).status()).isEqualTo(401);
    assertThat(signIn(user.name(), "another-password-2026").status()).isEqualTo(200);
  }

  @Test
  void keepsRefreshTokensOfAPasswordThatStays() throws Exception {
    User user = register();
    put(user, "{\"email\": \"new-%s@example.org\"}".formatted(user.name()), user.legacy());

    assertThat(verify(user.refresh()).status()).isEqualTo(200);
    assertThat(refresh(user.refresh()).status()).isEqualTo(200);
  }

  @Test
  void carriesRefreshTokensOverToABetterHashOfTheSamePassword() throws Exception {
    User user = register();
    database.execute(
        "update \"user\" set password_hash = '%s' where id = %d"
            .formatted(PasswordsTest.outdated(password(user.name())), user.id()));
    try (PracticeServer upgrading =
        PracticeServer.over(database, Map.of("PASSWORD_UPGRADE", "true"))) {
      String before = token(signIn(user.name(), password(user.name())), "refresh");
      BothApis there = new BothApis(upgrading.port());
      RawResponse pair = there.post("/api/v2/auth/token/", credentials(user.name()));

      assertThat(refresh(before).status()).isEqualTo(200);
      assertThat(refresh(token(pair, "refresh")).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void forgetsADeletedUserEverywhere(Through through) throws Exception {
    User user = register();

    switch (through) {
      case LEGACY -> expect(200, api.send("DELETE", "/api/users/" + user.id(), "", admin));
      case V2 ->
          expect(204, api.send("DELETE", "/api/v2/users/%d/".formatted(user.id()), "", admin));
      case DATABASE -> database.execute("delete from \"user\" where id = " + user.id());
    }

    assertThat(api.get("/api/auth/me", user.legacy()).text()).contains("User not found");
    assertThat(api.get("/api/auth/me", user.access()).text()).contains("User not found");
    assertThat(api.get("/api/v2/users/me/", user.access()).text()).contains("user_not_found");
    refusesSignIn(user);
  }

  @ParameterizedTest
  @EnumSource(names = {"LEGACY", "V2", "DATABASE"})
  void obeysANewRoleAtOnce(Through through) throws Exception {
    User user = register();
    String role = "{\"role\": \"educator\"}";

    switch (through) {
      case LEGACY -> expect(200, put(user, role, admin));
      case V2 ->
          expect(200, api.send("PATCH", "/api/v2/users/%d/".formatted(user.id()), role, admin));
      case DATABASE ->
          database.execute("update \"user\" set role = 'educator' where id = " + user.id());
    }

    for (Header token : List.of(user.legacy(), user.access())) {
      assertThat(api.get("/api/scenarios/" + UNPUBLISHED, token).status()).isEqualTo(200);
      assertThat(api.get("/api/v2/scenarios/%d/".formatted(UNPUBLISHED), token).status())
          .isEqualTo(200);
    }
    String fresh = token(refresh(user.refresh()), "access");
    assertThat(api.get("/api/scenarios/" + UNPUBLISHED, bearer(fresh)).status()).isEqualTo(200);
  }

  /// No API deactivates, only the database does.
  @Test
  void shutsADeactivatedUserOutOfBothApis() throws Exception {
    User user = register();
    database.execute("update \"user\" set is_active = false where id = " + user.id());

    assertThat(api.get("/api/auth/me", user.legacy()).text()).contains("User not found");
    assertThat(api.get("/api/activities", user.access()).text()).contains("User not found");
    assertThat(api.get("/api/scenarios", user.legacy()).text()).contains("User not found");
    assertThat(api.get("/api/v2/users/me/", user.access()).text()).contains("user_inactive");
    refusesSignIn(user);
  }

  /// A cookie whose user may not come in counts as none, as one does whose user is gone.
  @Test
  void takesADeactivatedUsersCookieForNone() throws Exception {
    User user = register();
    Header cookie =
        new Header(
            "Cookie",
            "session="
                + new SessionCookies("s".repeat(32), java.time.Clock.systemUTC())
                    .mint(user.id(), false));
    assertThat(api.get("/api/auth/me", cookie).status()).isEqualTo(200);

    database.execute("update \"user\" set is_active = false where id = " + user.id());

    assertThat(api.get("/api/auth/me", cookie).status()).isEqualTo(401);
    assertThat(api.get("/api/scenarios", cookie).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/scenarios/%d",
        "/api/scenarios/%d/rubric",
        "/api/v2/scenarios/%d/",
        "/api/v2/tags/?scenario=%d",
        "/api/v2/rubric-questions/?scenario=%d",
        "/api/v2/activities/?scenario=%d",
        "/api/v2/conversations/?scenario=%d",
        "/api/v2/assessments/?scenario=%d"
      })
  void readsAnUnpublishedScenarioAsOneThatIsNotThere(String path) throws Exception {
    assertThat(comparable(api.get(path.formatted(UNPUBLISHED), learner), UNPUBLISHED))
        .isEqualTo(comparable(api.get(path.formatted(NOWHERE), learner), NOWHERE));
  }

  static Stream<Arguments> writes() {
    return Stream.of(
        Arguments.of("/api/scenarios/%d/chat", "{\"messages\": 1, \"n\": %d}"),
        Arguments.of("/api/scenarios/%d/evaluate", "{\"transcript\": 1, \"n\": %d}"),
        Arguments.of("/api/v2/activities/", "{\"kind\": \"note\", \"scenario_id\": %d}"),
        Arguments.of("/api/v2/activities/", "{\"kind\": \"?\", \"scenario_id\": %d}"),
        Arguments.of("/api/v2/activities/", "{\"kind\": \"note\", \"scenario_id\": \"00%d\"}"),
        Arguments.of("/api/v2/conversations/", "{\"scenario\": %d}"),
        Arguments.of("/api/v2/conversations/", "{\"scenario\": \" %d \"}"),
        Arguments.of("/api/v2/assessments/", "{\"scenario\": %d, \"transcript\": 1}"),
        Arguments.of("/api/v2/assessments/", "{\"scenario\": \"+%d\"}"));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void writesToAnUnpublishedScenarioAsToOneThatIsNotThere(String path, String body)
      throws Exception {
    assertThat(
            comparable(
                api.post(path.formatted(UNPUBLISHED), body.formatted(UNPUBLISHED), learner),
                UNPUBLISHED))
        .isEqualTo(
            comparable(
                api.post(path.formatted(NOWHERE), body.formatted(NOWHERE), learner), NOWHERE));
  }

  private static String comparable(RawResponse answer, int id) {
    return answer.status() + " " + answer.text().replace(Integer.toString(id), "ID");
  }

  private static void changePassword(User user, Through through) throws Exception {
    switch (through) {
      case LEGACY ->
          expect(200, put(user, "{\"password\": \"another-password-2026\"}", user.legacy()));
      case V2 ->
          expect(
              204,
              api.post(
                  "/api/v2/users/me/password/",
                  """
                  {"current_password": "%s", "new_password": "another-password-2026"}
                  """
                      .formatted(password(user.name())),
                  user.access()));
      case DATABASE ->
          database.execute(
              "update \"user\" set password_hash = '%s' where id = %d"
                  .formatted(PasswordsTest.outdated("another-password-2026"), user.id()));
    }
  }

  private static void refusesSignIn(User user) throws IOException {
    assertThat(api.post("/api/auth/login", credentials(user.name())).text())
        .isEqualTo("{\"error\":\"Invalid credentials\"}");
    assertThat(signIn(user.name(), password(user.name())).status()).isEqualTo(401);
    assertThat(verify(user.refresh()).status()).isEqualTo(401);
    assertThat(refresh(user.refresh()).status()).isEqualTo(401);
  }

  private static User register() throws IOException {
    String name = "one-rule-" + NAMES.incrementAndGet();
    RawResponse made =
        api.post(
            "/api/v2/users/",
            """
            {"username": "%s", "email": "%s@example.org", "password": "%s"}
            """
                .formatted(name, name, password(name)));
    RawResponse pair = signIn(name, password(name));
    return new User(
        BothApis.json(made).path("id").asInt(),
        name,
        api.token(name),
        bearer(token(pair, "access")),
        token(pair, "refresh"));
  }

  private static RawResponse put(User user, String body, Header as) throws IOException {
    return api.send("PUT", "/api/users/" + user.id(), body, as);
  }

  private static RawResponse signIn(String name, String password) throws IOException {
    return api.post("/api/v2/auth/token/", credentials(name, password));
  }

  private static RawResponse refresh(String token) throws IOException {
    return api.post("/api/v2/auth/token/refresh/", "{\"refresh\": \"%s\"}".formatted(token));
  }

  private static RawResponse verify(String token) throws IOException {
    return api.post("/api/v2/auth/token/verify/", "{\"token\": \"%s\"}".formatted(token));
  }

  private static void expect(int status, RawResponse answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }

  private static String credentials(String name) {
    return credentials(name, password(name));
  }

  private static String credentials(String name, String password) {
    return "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
  }

  private static String password(String name) {
    return "practice-%s-2026".formatted(name.toLowerCase(Locale.ROOT));
  }

  private static String token(RawResponse pair, String name) {
    return BothApis.json(pair).path(name).asString();
  }

  private static Header bearer(String token) {
    return new Header("Authorization", "Bearer " + token);
  }
}
