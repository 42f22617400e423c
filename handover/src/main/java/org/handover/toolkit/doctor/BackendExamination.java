package org.handover.toolkit.doctor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.step.Finding;

/// Whether a backend is well, and what time it is there.
///
/// @param due whether it should be there by now
record BackendExamination(
    String name, BackendSettings backend, boolean due, Clock clock, Duration tolerated)
    implements Doctor.Examination {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public List<Finding> findings() {
    String topic = name + " backend";
    if (backend.url() == null) {
      return List.of(
          Finding.inconclusive(topic, "has no url", "set backends.%s.url".formatted(name)));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  backend.url().resolve(backend.health() == null ? "/" : backend.health()))
              .timeout(PATIENCE)
              .build();
      return findings(topic, client.send(request, HttpResponse.BodyHandlers.discarding()));
    } catch (IOException e) {
      String saw = "%s does not answer".formatted(backend.url());
      return List.of(
          due
              ? Finding.fail(topic, saw, "start it, or mend its url")
              : Finding.inconclusive(
                  topic, saw, "it is due once `db apply` has added what it needs"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.inconclusive(topic, "interrupted", "run this again"));
    }
  }

  private List<Finding> findings(String topic, HttpResponse<Void> answer) {
    List<Finding> findings = new ArrayList<>();
    String saw = "%s answers %d".formatted(answer.uri(), answer.statusCode());
    findings.add(
        answer.statusCode() == 200
            ? Finding.pass(topic, saw)
            : notWell(topic, saw, answer.statusCode()));
    answer.headers().firstValue("Date").ifPresent(date -> findings.add(clock(topic, date)));
    return findings;
  }

  private Finding notWell(String topic, String saw, int status) {
    if (status == 404) {
      return Finding.fail(
          topic, saw, "set backends.%s.health to a path that answers 200".formatted(name));
    }
    return due
        ? Finding.fail(topic, saw, "see its log")
        : Finding.inconclusive(topic, saw, "it is due once `db apply` has added what it needs");
  }

  /// The header has whole seconds, cut off: half a second is the best guess of what is missing.
  private Finding clock(String topic, String date) {
    try {
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration ahead = Duration.between(clock.instant(), there.plusMillis(500));
      return ClockExamination.finding("clock of the " + topic, ahead, tolerated);
    } catch (DateTimeException e) {
      return Finding.inconclusive(
          "clock of the " + topic, "sends an odd Date header", "look there yourself");
    }
  }
}
