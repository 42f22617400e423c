package org.handover.toolkit.init;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the SQL of the migration is, or should come to be.
///
/// @param missing those that are not there yet
record Places(String expected, String changes, String writes, List<String> missing) {
  static Places in(Path folder) {
    String expected = first(folder, "db/expected.sql", "db/legacy.sql", "db/schema.sql");
    String changes = first(folder, "db/changes", "db/expand");
    String writes = first(folder, "db/legacy-writes.sql");
    return new Places(
        expected,
        changes,
        writes,
        List.of(expected, changes, writes).stream()
            .filter(place -> !Files.exists(folder.resolve(place)))
            .toList());
  }

  private static String first(Path folder, String... usual) {
    for (String place : usual) {
      if (Files.exists(folder.resolve(place))) {
        return place;
      }
    }
    return usual[0];
  }

  boolean has(String place) {
    return !missing.contains(place);
  }
}
