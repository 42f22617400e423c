package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;

/// The right to CREATE, which an owner needs at the moment in which something is handed over to it,
/// and may not have before the rights of the dump are restored, or not at all.
final class TemporaryGrants {
  private final Session session;
  private final Needs needs;
  private final Target target;
  private final Set<Needs.Creator> creators = new LinkedHashSet<>();

  TemporaryGrants(Session session, Needs needs, Target target) {
    this.session = session;
    this.needs = needs;
    this.target = target;
  }

  /// Before schemas are made: their owners have to be allowed to.
  void onDatabase(Toc toc) throws SQLException {
    Set<String> owners = new LinkedHashSet<>();
    toc.entries().stream()
        .filter(e -> e.is("SCHEMA", "PUBLICATION"))
        .forEach(e -> owners.add(e.owner()));
    for (String owner : owners) {
      grant(
          owner,
          session.is(
              "SELECT has_database_privilege(?, current_database(), 'CREATE')", orSelf(owner)),
          "DATABASE " + Relation.quote(target.name()));
    }
  }

  /// When schemas are there.
  void onSchemas(Toc toc) throws SQLException {
    toc.entries().stream()
        .filter(e -> !e.schema().isEmpty() && !e.owner().isEmpty())
        .forEach(e -> creators.add(new Needs.Creator(e.schema(), e.owner())));
    for (Needs.Creator creator : creators) {
      grant(
          creator.role(),
          session.is(
              "SELECT has_schema_privilege(?, ?, 'CREATE')",
              orSelf(creator.role()),
              creator.schema()),
          "SCHEMA " + Relation.quote(creator.schema()));
    }
  }

  private String orSelf(String owner) {
    return target.reaches(owner) && !owner.isEmpty() ? owner : target.role();
  }

  private void grant(String owner, boolean may, String on) throws SQLException {
    if (!target.superuser() && !may && !owner.isEmpty() && target.reaches(owner)) {
      session.execute("GRANT CREATE ON %s TO %s".formatted(on, Relation.quote(owner)));
    }
  }

  /// Those on schemas that the original does not have, whichever run granted them. Those on the
  /// database go when its rights are made the same.
  void takeBack() throws SQLException {
    for (Needs.Creator creator : Needs.creators(session)) {
      if (creators.contains(creator)
          && !needs.creators().contains(creator)
          && !target.superuser()) {
        session.execute(
            "REVOKE CREATE ON SCHEMA %s FROM %s"
                .formatted(Relation.quote(creator.schema()), Relation.quote(creator.role())));
      }
    }
  }
}
