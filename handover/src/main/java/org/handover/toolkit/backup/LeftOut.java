package org.handover.toolkit.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handover.toolkit.step.Finding;

/// What this role could not restore, with the statements for somebody who can.
///
/// @param objects that are not there
/// @param owners whose objects are this role's instead
/// @param properties of the database
record LeftOut(List<String> objects, List<String> owners, List<String> properties) {
  LeftOut {
    objects = List.copyOf(objects);
    owners = List.copyOf(owners);
    properties = List.copyOf(properties);
  }

  static LeftOut of(RestorePlan plan, Path dump, List<String> properties) {
    return new LeftOut(
        statements(dump, plan.left()),
        statements(dump, plan.unowned()).stream().filter(s -> s.contains(" OWNER TO ")).toList(),
        properties);
  }

  /// As `pg_restore` would run them: each is a line, or some that end with a semicolon.
  private static List<String> statements(Path dump, List<TocEntry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<TocEntry> definitions = entries.stream().filter(e -> !e.is("TABLE DATA")).toList();
    List<String> statements = new ArrayList<>();
    List<String> statement = new ArrayList<>();
    for (String line : DirectoryDump.script(dump, definitions).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("--") && !line.startsWith("\\")) {
        statement.add(line.strip());
        if (line.endsWith(";")) {
          statements.add(String.join(" ", statement));
          statement.clear();
        }
      }
    }
    return statements.stream()
        .filter(s -> !s.startsWith("SET ") && !s.startsWith("SELECT pg_catalog.set_config("))
        .toList();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    note(findings, objects, "only a superuser can make what is left out");
    note(
        findings,
        owners,
        "objects of roles that this one is not a member of are restored as its own");
    note(findings, properties, "properties of the database that this role may not set");
    return findings;
  }

  private static void note(List<Finding> findings, List<String> statements, String saw) {
    if (!statements.isEmpty()) {
      findings.add(
          Finding.note(
              "left to the restore's owner",
              saw,
              statements.stream().collect(Collectors.joining(" ", "as a superuser: ", ""))));
    }
  }
}
