package org.handover.practice.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A stream of server-sent events, read one at a time. To close it is to go away.
public final class Events implements AutoCloseable {
  /// One event.
  ///
  /// @param id empty where it bears none
  public record Event(String id, String name, JsonNode data) {}

  private final HttpResponse<InputStream> http;
  private final BufferedReader lines;
  private int comments;

  Events(HttpResponse<InputStream> http) {
    this.http = http;
    this.lines = new BufferedReader(new InputStreamReader(http.body(), UTF_8));
  }

  public int status() {
    return http.statusCode();
  }

  public String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  /// How many comments came so far.
  public int comments() {
    return comments;
  }

  /// Waits for the next event; nothing at the stream's end.
  public Optional<Event> next() throws IOException {
    String id = "";
    String name = "message";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(":")) {
        comments++;
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        return Optional.of(new Event(id, name, ApiV2Client.parse(line.substring(6))));
      }
    }
    return Optional.empty();
  }

  /// All that are still to come.
  public List<Event> rest() throws IOException {
    List<Event> events = new ArrayList<>();
    for (Optional<Event> next = next(); next.isPresent(); next = next()) {
      events.add(next.get());
    }
    return events;
  }

  /// The body of an answer that is no stream.
  public JsonNode body() throws IOException {
    return ApiV2Client.parse(new String(http.body().readAllBytes(), UTF_8));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
