package org.handover.toolkit.parity.play;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.toolkit.wire.RawResponse;

/// The headers that clients depend on. Lists are compared as sets, `Location` without the address
/// that was asked, cookies by name, attributes and whether they are set or taken away: their values
/// and dates may differ.
record HeaderComparison(RawResponse legacy, RawResponse next) {
  static final List<String> USUAL =
      List.of("Location", "WWW-Authenticate", "Cache-Control", "Vary", "Set-Cookie");

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern HERE = Pattern.compile("^https?://127\\.0\\.0\\.1:\\d+(?=/|$)");

  List<Mismatch> of(List<String> names) {
    List<Mismatch> found = new ArrayList<>();
    for (String name : names) {
      if (name.equalsIgnoreCase("Set-Cookie")) {
        found.addAll(cookies());
      } else {
        String left = value(legacy, name);
        String right = value(next, name);
        if (!left.equals(right)) {
          found.add(new Mismatch(MismatchKind.HEADER, name, left, right));
        }
      }
    }
    return found;
  }

  private static String value(RawResponse answer, String name) {
    List<String> lines = answer.headers(name);
    if (lines.isEmpty()) {
      return "none";
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "vary", "cache-control" ->
          lines.stream()
              .flatMap(COMMA::splitAsStream)
              .map(part -> part.toLowerCase(Locale.ROOT))
              .collect(toCollection(TreeSet::new))
              .toString();
      case "location" -> HERE.matcher(lines.getFirst()).replaceFirst("");
      default -> String.join(", ", lines);
    };
  }

  private List<Mismatch> cookies() {
    Map<String, String> left = cookies(legacy);
    Map<String, String> right = cookies(next);
    return Stream.concat(left.keySet().stream(), right.keySet().stream())
        .distinct()
        .filter(name -> !left.getOrDefault(name, "").equals(right.getOrDefault(name, "")))
        .map(name ->
            new Mismatch(
                MismatchKind.COOKIE,
                name,
                left.getOrDefault(name, "none"),
                right.getOrDefault(name, "none")))
        .toList();
  }

  /// How each cookie is set: one name may be there for several paths.
  private static Map<String, String> cookies(RawResponse answer) {
    Map<String, List<String>> set = new TreeMap<>();
    for (String line : answer.headers("Set-Cookie")) {
      String[] parts = line.split(";");
      String[] cookie = parts[0].split("=", 2);
      boolean emptied = cookie.length < 2 || cookie[1].strip().matches("(\"\")?");
      set.computeIfAbsent(cookie[0].strip(), _ -> new ArrayList<>())
          .add(
              Stream.of(parts)
                  .skip(1)
                  .map(HeaderComparison::attribute)
                  .sorted()
                  .collect(joining("; ", emptied ? "emptied; " : "set; ", "")));
    }
    Map<String, String> shown = new TreeMap<>();
    set.forEach((name, ways) -> shown.put(name, ways.stream().sorted().collect(joining(" | "))));
    return shown;
  }

  /// Of a date only whether it is over, which takes the cookie away.
  private static String attribute(String part) {
    String plain = part.strip().toLowerCase(Locale.ROOT);
    if (!plain.startsWith("expires=")) {
      return plain;
    }
    try {
      String date = part.strip().substring("expires=".length()).strip().replace('-', ' ');
      boolean over = Instant.from(RFC_1123_DATE_TIME.parse(date)).isBefore(Instant.now());
      return over ? "expires in the past" : "expires";
    } catch (DateTimeException noDate) {
      return "expires";
    }
  }
}
