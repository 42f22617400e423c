package org.handover.practice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.BothApis;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/// A request that is broken off, at whatever moment, gets a whole answer: its own, or 503.
class BreakOffIT {
  private static final String AFTER = "X-Break-Off-After-Microseconds";
  private static final String WHILE_WRITING = "X-Break-Off-While-Writing";
  private static final String NOTE = "{\"kind\": \"note\", \"score\": 50}";

  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;
  private static Header token;
  private static final Semaphore brokenOff = new Semaphore(0);

  /// Breaks requests off when they ask for it, as [Deadlines] does once a second.
  private static final class BreakingValve extends ValveBase {
    private final ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    BreakingValve() {
      super(true);
    }

    private void breakOff(InFlightRequest underway) {
      underway.breakOff();
      brokenOff.release();
      ScheduledFuture<?> _ = clock.schedule(underway::breakOff, 20, TimeUnit.MILLISECONDS);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      InFlightRequest underway = new InFlightRequest(request, response);
      try {
        String after = request.getHeader(AFTER);
        if ("0".equals(after)) {
          underway.breakOff();
        } else if (after != null) {
          ScheduledFuture<?> _ =
              clock.schedule(
                  () -> breakOff(underway), Long.parseLong(after), TimeUnit.MICROSECONDS);
        }
        request.setAttribute(WHILE_WRITING, underway);
        getNext().invoke(request, response);
      } finally {
        underway.end();
      }
    }
  }

  /// Breaks a request off when its answer is about to be written.
  private static final class BreakingFilter extends HttpFilter implements Ordered {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      boolean breaks = request.getHeader(WHILE_WRITING) != null;
      chain.doFilter(request, breaks ? new Breaking(request, response) : response);
    }

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }

    private static final class Breaking extends HttpServletResponseWrapper {
      private final InFlightRequest underway;

      Breaking(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        underway = (InFlightRequest) request.getAttribute(WHILE_WRITING);
      }

      @Override
      public ServletOutputStream getOutputStream() throws IOException {
        underway.breakOff();
        underway.breakOff();
        return super.getOutputStream();
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql");
    Map<String, String> environment = new HashMap<>(PracticeServer.environment(database.url()));
    environment.put("THROTTLE_SIGN_IN", "100000/min");
    environment.put("THROTTLE_GUESSES", "100000/min");
    server = PracticeServer.start(environment, BreakOffIT::addValve);
    api = new BothApis(server.port());
    token = api.token("learner");
  }

  private static void addValve(GenericApplicationContext context) {
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> customizer =
        factory -> factory.addContextValves(new BreakingValve());
    context.registerBean("breakingFilter", Filter.class, BreakingFilter::new);
    context.registerBean("breakingValve", WebServerFactoryCustomizer.class, () -> customizer);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @AfterEach
  void servesOn() throws IOException {
    assertThat(api.get("/api/activities", token).status()).isEqualTo(200);
    assertThat(api.get("/api/v2/activities/", token).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/scenarios", "/api/v2/scenarios/", "/api/v2/schema/", "/health/live"})
  void writesAnAnswerToItsEndThatItWasBrokenOffIn(String target) throws IOException {
    RawResponse whole = api.get(target);

    RawResponse answer = api.get(target, new Header(WHILE_WRITING, "yes"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(whole.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/activities", "/api/v2/activities/"})
  void refusesAWriteThatWasBrokenOffBeforeItsBodyWasRead(String target) throws Exception {
    long before = activities();

    RawResponse answer = api.post(target, NOTE, token, new Header(AFTER, "0"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).contains("2");
    assertThat(activities()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/activities", "/api/v2/activities/"})
  void refusesAWriteThatWasBrokenOffWhileItsBodyCame(String target) throws Exception {
    long before = activities();
    brokenOff.drainPermits();
    String head =
        """
        POST %s HTTP/1.1
        Host: here
        Connection: close
        Content-Type: application/json
        Content-Length: %d
        %s: %s
        %s: 200000

        """
            .formatted(target, NOTE.length(), token.name(), token.value(), AFTER);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
      brokenOff.acquire();
      socket.getOutputStream().write(NOTE.getBytes(UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 503")
          .containsIgnoringCase("Retry-After: 2");
    }
    assertThat(activities()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/activities", "/api/v2/activities/"})
  void endsTheStatementThatItWaitsFor(String target) throws Exception {
    try (Connection other = database.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table activities in access exclusive mode");
      long start = System.nanoTime();

      RawResponse answer = api.get(target, token, new Header(AFTER, "200000"));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("lock_timeout is 10 s")
          .isLessThan(Duration.ofSeconds(8));
      assertThat(waiting(statement)).isZero();
      other.rollback();
    }
  }

  /// On a session of its own the server says it too: nobody waits for the lock any more.
  private static long waiting(Statement statement) throws Exception {
    return number(
        statement.executeQuery(
            "select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'"));
  }

  private static long activities() throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      return number(statement.executeQuery("select count(*) from activities"));
    }
  }

  private static long number(ResultSet rows) throws Exception {
    rows.next();
    return rows.getLong(1);
  }

  @Test
  void answersWheneverItIsBrokenOff() throws Exception {
    Random random = new Random(20261126);
    List<Future<RawResponse>> answers = new ArrayList<>();
    try (var clients = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 900; i++) {
        String after = Integer.toString(1 + random.nextInt(i % 9 == 0 ? 300_000 : 8_000));
        int kind = i % 9;
        answers.add(clients.submit(() -> ask(kind, new Header(AFTER, after))));
      }
    }
    Map<Integer, Integer> statuses = new HashMap<>();
    for (Future<RawResponse> future : answers) {
      RawResponse answer = future.get();
      statuses.merge(answer.status(), 1, Integer::sum);
      assertThat(answer.header("Retry-After").isPresent()).isEqualTo(answer.status() == 503);
    }
    assertThat(statuses.keySet()).isSubsetOf(200, 201, 503).contains(200, 503);
  }

  private static RawResponse ask(int kind, Header after) throws IOException {
    return switch (kind) {
      case 0 ->
          api.post(
              "/api/v2/auth/token/",
              "{\"username\": \"learner\", \"password\": \"practice-learner-2026\"}",
              after);
      case 1, 2 -> api.post("/api/activities", NOTE, token, after);
      case 3, 4 -> api.post("/api/v2/activities/", NOTE, token, after);
      case 5 -> api.get("/api/v2/schema/", after);
      case 6 -> api.get("/api/scenarios", after);
      case 7 -> api.get("/api/v2/scenarios/", after);
      default -> api.get("/api/v2/activities/?page_size=100", token, after);
    };
  }
}
