package org.handover.toolkit.inventory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.parity.cases.JsonValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A line of an access log: nginx's `combined`, which is gunicorn's default too, or one JSON
/// object.
final class AccessLine {
  // Possessive where a client chose the text: linear.
  private static final Pattern COMBINED =
      Pattern.compile(
          "^\\S++ \\S++ .*?\\[([^\\]]{1,40}+)] \"([A-Z]{1,20}+) (\\S++) HTTP/[0-9.]++\" (\\d{3})"
              + " .*+");
  private static final Pattern REQUEST =
      Pattern.compile("([A-Z]{1,20}+) (\\S++)(?: HTTP/[0-9.]++)?");
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final int LONGEST = 16_000;

  private AccessLine() {}

  /// Nothing if the line says no call that can be understood.
  static Optional<Call> parse(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    return line.startsWith("{") ? json(line) : combined(line);
  }

  private static Optional<Call> combined(String line) {
    Matcher parts = COMBINED.matcher(line);
    return parts.matches()
        ? Optional.of(
            Call.of(
                parts.group(2),
                parts.group(3),
                Integer.parseInt(parts.group(4)),
                time(parts.group(1))))
        : Optional.empty();
  }

  private static Optional<Call> json(String line) {
    return JsonValues.parse(line).filter(JsonNode::isObject).flatMap(AccessLine::call);
  }

  private static Optional<Call> call(JsonNode line) {
    String method = first(line, List.of("method", "request_method"));
    String target = first(line, List.of("request_uri", "uri", "target", "path", "url"));
    Matcher request = REQUEST.matcher(first(line, List.of("request")));
    if ((method.isEmpty() || target.isEmpty()) && request.matches()) {
      method = request.group(1);
      target = request.group(2);
    }
    String status = first(line, List.of("status", "status_code", "response_status"));
    return method.isEmpty() || target.isEmpty() || !status.matches("[1-9]\\d\\d")
        ? Optional.empty()
        : Optional.of(
            Call.of(
                method,
                target,
                Integer.parseInt(status),
                time(
                    first(
                        line,
                        List.of(
                            "time_iso8601", "time", "timestamp", "@timestamp", "time_local")))));
  }

  private static String first(JsonNode line, List<String> names) {
    return names.stream()
        .map(name -> line.path(name).asString(""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static @Nullable Instant time(String text) {
    for (DateTimeFormatter format : List.of(LOG_TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME)) {
      try {
        return OffsetDateTime.parse(text, format).toInstant();
      } catch (DateTimeException other) {
        // The next form may fit, or none that is known.
      }
    }
    return null;
  }
}
