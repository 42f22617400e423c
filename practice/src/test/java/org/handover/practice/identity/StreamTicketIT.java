package org.handover.practice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.BothApis;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two instances on one database: whatever one has issued, the other takes.
class StreamTicketIT {
  private static final Header STREAM = new Header("Accept", "text/event-stream");

  private static TestDatabase database;
  private static PracticeServer first;
  private static PracticeServer second;
  private static BothApis issuing;
  private static BothApis streaming;
  private static Header learner;
  private static String events;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    first = PracticeServer.over(database);
    second = PracticeServer.over(database);
    issuing = new BothApis(first.port());
    streaming = new BothApis(second.port());
    learner = issuing.token("learner");
    RawResponse queued =
        issuing.post(
            "/api/v2/assessments/",
            """
            {"scenario": 1, "transcript": [{"role": "user", "content": "Hello"}]}
            """,
            learner);
    events = "/api/v2/assessments/%d/events/".formatted(BothApis.json(queued).path("id").asInt());
  }

  @AfterAll
  static void stop() throws Exception {
    second.close();
    first.close();
    database.close();
  }

  @Test
  void opensOneEventStreamOnAnyInstance() throws Exception {
    RawResponse issued = issuing.post("/api/v2/auth/stream-ticket/", "", learner);
    JsonNode body = BothApis.json(issued);

    assertThat(issued.status()).isEqualTo(201);
    assertThat(issued.header("Cache-Control")).contains("no-store");
    assertThat(body.path("expires_in").asInt()).isEqualTo(30);
    RawResponse stream = open(body.path("ticket").asString());
    assertThat(stream.status()).isEqualTo(200);
    assertThat(stream.text()).contains("event: status", "\"status\":\"done\"");

    RawResponse again = open(body.path("ticket").asString());
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.text()).contains("\"code\":\"ticket_not_valid\"");
  }

  @Test
  void isGoodForNothingButEventStreams() throws Exception {
    String ticket = ticket();

    for (String path :
        List.of("/api/v2/users/me/", "/api/v2/assessments/", "/api/v2/users/me/export/")) {
      assertThat(streaming.get(path + "?ticket=" + ticket).status()).isEqualTo(401);
    }
    assertThat(
            streaming
                .post(
                    "/api/v2/conversations/1/messages/?ticket=" + ticket,
                    "{\"content\": \"Hi\"}",
                    STREAM)
                .status())
        .isEqualTo(401);
    assertThat(streaming.get("/api/auth/me?ticket=" + ticket).status()).isEqualTo(401);
    assertThat(open(ticket).status()).isEqualTo(200);
  }

  @Test
  void expiresAndEndsWithItsUser() throws Exception {
    String late = ticket();
    database.execute("update practice.stream_tickets set expires_at = now()");
    assertThat(open(late).status()).isEqualTo(401);

    String barred = ticket();
    database.execute("update \"user\" set is_active = false where username = 'learner'");
    try {
      assertThat(open(barred).status()).isEqualTo(401);
    } finally {
      database.execute("update \"user\" set is_active = true where username = 'learner'");
    }
    assertThat(open(barred).status()).isEqualTo(401);
    assertThat(open("made-up").status()).isEqualTo(401);
  }

  @Test
  void showsNoMoreThanItsUserSees() throws Exception {
    issuing.post(
        "/api/v2/users/",
        """
        {"username": "other", "email": "other@example.org", "password": "practice-other-2026"}
        """);
    RawResponse issued = issuing.post("/api/v2/auth/stream-ticket/", "", issuing.token("other"));

    assertThat(open(BothApis.json(issued).path("ticket").asString()).status()).isEqualTo(404);
  }

  @Test
  void isIssuedToThoseWhoAreSignedIn() throws Exception {
    assertThat(issuing.post("/api/v2/auth/stream-ticket/", "").status()).isEqualTo(401);
  }

  private static String ticket() throws Exception {
    return BothApis.json(issuing.post("/api/v2/auth/stream-ticket/", "", learner))
        .path("ticket")
        .asString();
  }

  private static RawResponse open(String ticket) throws Exception {
    return streaming.get(events + "?ticket=" + ticket, STREAM);
  }
}
