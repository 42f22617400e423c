package org.handover.toolkit.parity.play;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

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
/// that was asked, cookies by name and attributes: their values and dates may differ.
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

  /// What stands behind each cookie's value.
  private static Map<String, String> cookies(RawResponse answer) {
    Map<String, String> attributes = new TreeMap<>();
    for (String line : answer.headers("Set-Cookie")) {
      String[] parts = line.split(";");
      String name = parts[0].split("=", 2)[0].strip();
      attributes.put(
          name,
          Stream.of(parts)
              .skip(1)
              .map(part -> part.strip().toLowerCase(Locale.ROOT))
              .map(part -> part.startsWith("expires=") ? "expires" : part)
              .sorted()
              .collect(joining("; ", "set; ", "")));
    }
    return attributes;
  }
}
