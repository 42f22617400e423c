package org.handover.toolkit.retire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.files.Json;
import org.jspecify.annotations.Nullable;

/// Counts what reached the legacy backend since a moment, by client and endpoint.
final class Uses {
  private static final Pattern COMBINED =
      Pattern.compile(
          "^(\\S++) \\S++ .*?\\[([^\\]]{1,40}+)] \"([A-Z]{1,20}+) (\\S++) HTTP/[0-9.]++\" \\d{3} .*+");
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final int LONGEST_LINE = 16_000;
  private static final int LONGEST_PATH = 80;
  private static final int MOST = 10_000;

  private final Instant since;
  private final String health;
  private final Map<String, LegacyUse> uses = new HashMap<>();
  private @Nullable Instant first;
  private long unread;

  /// @param health the path that monitors ask: that is no use
  Uses(Instant since, String health) {
    this.since = since;
    this.health = health;
  }

  List<LegacyUse> all() {
    return uses.values().stream()
        .sorted(Comparator.comparingLong(LegacyUse::count).reversed())
        .toList();
  }

  /// The oldest line that was read, whichever backend it was about.
  Optional<Instant> first() {
    return Optional.ofNullable(first);
  }

  long unread() {
    return unread;
  }

  /// The gateways' request record: one JSON object a line.
  void readRecord(Path file) throws IOException {
    read(
        file,
        line -> {
          JsonObject request = Json.read(line, JsonObject.class);
          Instant at =
              Instant.ofEpochMilli((long) (Double.parseDouble(text(request, "time")) * 1_000));
          note(at);
          if (text(request, "backend").equals("legacy")) {
            add(
                "gateway",
                "bucket " + text(request, "bucket"),
                text(request, "method"),
                text(request, "uri"),
                at);
          }
        });
  }

  /// The legacy backend's own log, nginx's or gunicorn's `combined`.
  void readLog(Path file) throws IOException {
    read(
        file,
        line -> {
          Matcher parts = COMBINED.matcher(line);
          if (!parts.matches()) {
            throw new JsonParseException("no line of a log");
          }
          Instant at = OffsetDateTime.parse(parts.group(2), LOG_TIME).toInstant();
          note(at);
          add("access log", parts.group(1), parts.group(3), parts.group(4), at);
        });
  }

  private interface Line {
    void take(String line);
  }

  private void read(Path file, Line taken) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        try {
          taken.take(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
        } catch (JsonParseException | DateTimeException | NumberFormatException e) {
          unread++;
        }
      }
    }
  }

  private void note(Instant at) {
    first = first == null || at.isBefore(first) ? at : first;
  }

  private void add(String source, String client, String method, String target, Instant at) {
    String path = target.split("[?#]", 2)[0];
    if (at.isBefore(since) || path.equals(health) || uses.size() >= MOST) {
      return;
    }
    String endpoint =
        method
            + " "
            + (path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path);
    uses.merge(
        source + " " + client + " " + endpoint,
        new LegacyUse(source, client, endpoint, 1, at),
        (known, _) -> known.again(at));
  }

  private static String text(JsonObject of, String key) {
    JsonElement value = of.get(key);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }
}
