package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.step.Finding;

/// What a target lacks before anything is restored into it.
final class Readiness {
  /// Kinds that a superuser alone can make, besides those that are left to one.
  private static final String[] FOR_SUPERUSERS = {
    "ACCESS METHOD",
    "FOREIGN DATA WRAPPER",
    "OPERATOR CLASS",
    "OPERATOR FAMILY",
    "SHELL TYPE",
    "TEXT SEARCH PARSER",
    "TEXT SEARCH TEMPLATE"
  };

  private final Needs needs;
  private final Target target;

  Readiness(Needs needs, Target target) {
    this.needs = needs;
    this.target = target;
  }

  /// What the server lacks; it can be told before there is a dump.
  List<Finding> ofServer() {
    List<Finding> findings = new ArrayList<>();
    roles(findings);
    extensions(findings);
    return findings;
  }

  /// What the database lacks as well.
  List<Finding> ofDatabase(Session session, Toc toc) throws SQLException {
    List<Finding> findings = new ArrayList<>(ofServer());
    locale(findings);
    rights(session, toc, findings);
    toc.entries().stream()
        .filter(e -> e.is(FOR_SUPERUSERS) && !target.superuser())
        .findFirst()
        .ifPresent(e ->
            findings.add(
                Finding.fail(
                    "rights",
                    "%s may not make the %s %s".formatted(target.role(), e.kind(), e.name()),
                    "restore as a superuser")));
    return findings;
  }

  private void roles(List<Finding> findings) {
    List<String> missing =
        needs.roles().stream().filter(role -> !target.roles().contains(role)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.fail(
              "roles",
              "the server of %s lacks roles that own something or have a right: %s"
                  .formatted(target.name(), String.join(", ", missing)),
              String.join(
                  " ",
                  missing.stream()
                      .map(role -> "CREATE ROLE %s NOLOGIN;".formatted(Relation.quote(role)))
                      .toList())));
    }
  }

  private void extensions(List<Finding> findings) {
    for (Needs.Extension extension : needs.extensions()) {
      String name = extension.name();
      if (!target.available().contains(name)) {
        findings.add(
            Finding.fail(
                "extensions",
                "the server of %s does not have %s".formatted(target.name(), name),
                "install its package there"));
      } else if (extension.used()
          && !target.installed().contains(name)
          && !target.creatable().contains(name)) {
        findings.add(
            Finding.fail(
                "extensions",
                "the database rests on %s, which %s may not create".formatted(name, target.role()),
                "as a superuser, in the target: CREATE SCHEMA IF NOT EXISTS %s; CREATE EXTENSION %s WITH SCHEMA %s; for a rehearsal set `scratch:` to a server where the role may"
                    .formatted(
                        Relation.quote(extension.schema()),
                        Relation.quote(name),
                        Relation.quote(extension.schema()))));
      }
    }
  }

  private void locale(List<Finding> findings) {
    Needs.Locale wanted = needs.locale();
    if (!target.locale().encoding().equals(wanted.encoding())) {
      findings.add(
          Finding.fail(
              "encoding",
              "%s is in %s, the backup in %s"
                  .formatted(target.name(), target.locale().encoding(), wanted.encoding()),
              "createdb -T template0 -E %s".formatted(wanted.encoding())));
    } else if (!target.locale().equals(wanted)) {
      findings.add(
          Finding.note(
              "locale",
              "%s sorts by %s, the original by %s"
                  .formatted(target.name(), target.locale().collate(), wanted.collate()),
              "if the order of text matters: createdb -T template0 --lc-collate=%s --lc-ctype=%s"
                  .formatted(wanted.collate(), wanted.ctype())));
    }
  }

  private void rights(Session session, Toc toc, List<Finding> findings) throws SQLException {
    if (!target.mayCreate()) {
      findings.add(
          Finding.fail(
              "rights",
              "%s may not create schemas in %s".formatted(target.role(), target.name()),
              "GRANT CREATE ON DATABASE %s TO %s, or createdb -O %s"
                  .formatted(
                      Relation.quote(target.name()),
                      Relation.quote(target.role()),
                      Relation.quote(target.role()))));
    }
    if (target.superuser()) {
      return;
    }
    Set<Needs.Creator> creators = new LinkedHashSet<>();
    toc.entries().stream()
        .filter(e -> !e.schema().isEmpty() && target.roles().contains(e.owner()))
        .forEach(e ->
            creators.add(
                new Needs.Creator(
                    e.schema(), target.reaches(e.owner()) ? e.owner() : target.role())));
    for (Needs.Creator creator : creators) {
      if (lacks(session, creator)) {
        findings.add(
            Finding.fail(
                "rights",
                "%s may not create in the schema %s of %s"
                    .formatted(creator.role(), creator.schema(), target.name()),
                "as its owner: GRANT CREATE ON SCHEMA %s TO %s, or createdb -O %s"
                    .formatted(
                        Relation.quote(creator.schema()),
                        Relation.quote(creator.role()),
                        Relation.quote(target.role()))));
      }
    }
  }

  /// One that is there already and is not this role's: it could not grant the right itself.
  private boolean lacks(Session session, Needs.Creator creator) throws SQLException {
    return session.is(
        """
        SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ?
            AND NOT has_schema_privilege(?, oid, 'CREATE') AND NOT pg_has_role(nspowner, 'USAGE'))
        """,
        creator.schema(),
        creator.role());
  }
}
