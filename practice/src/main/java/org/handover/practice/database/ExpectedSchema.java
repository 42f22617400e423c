package org.handover.practice.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the service needs of its database, as `expected-schema.txt` lists it: under the name of
/// each script in square brackets, the facts that are true once it ran.
///
/// @param facts by script: `db/legacy.sql` first, then those of the expansion
record ExpectedSchema(Map<String, List<Fact>> facts) {
  static final String RESOURCE = "expected-schema.txt";
  static final String LEGACY = "db/legacy.sql";

  static ExpectedSchema load() {
    try (InputStream resource = ExpectedSchema.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(resource, RESOURCE).readAllBytes();
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ExpectedSchema parse(String text) {
    Map<String, List<Fact>> facts = new LinkedHashMap<>();
    List<Fact> section = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section =
            facts.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        section.add(Fact.parse(line));
      }
    }
    return new ExpectedSchema(facts);
  }

  List<String> tables() {
    return facts.values().stream()
        .flatMap(List::stream)
        .filter(fact -> fact.is("table"))
        .map(Fact::name)
        .toList();
  }
}
