package org.handover.practice.api.v2.resource;

import java.util.Optional;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The single rows of a resource.
final class Rows {
  private final JdbcClient jdbc;
  private final Resource resource;

  Rows(JdbcClient jdbc, Resource resource) {
    this.jdbc = jdbc;
    this.resource = resource;
  }

  /// The row as the caller sees it; nothing where they do not.
  Optional<Json> find(RowId id, Principal principal) {
    String row =
        "select row_to_json(r) from (select %s from %s) r"
            .formatted(resource.rowColumns(principal.role()), visible(principal));
    return byId(row, id, principal).query(Json.ROW).optional().map(resource::compact);
  }

  boolean exists(RowId id, Principal principal) {
    return byId("select 1 from " + visible(principal), id, principal)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// Keeps others from changing the row until the transaction ends.
  boolean lock(RowId id, Principal principal) {
    String row = "select 1 from %s for update of %s".formatted(visible(principal), resource.alias);
    return byId(row, id, principal).query(Integer.class).optional().isPresent();
  }

  RowId insert(Changes changes) {
    String insert =
        "insert into %s %s returning id".formatted(resource.tableName(), changes.insertion());
    return changes.bind(jdbc.sql(insert)).query((row, _) -> new RowId(row.getInt(1))).single();
  }

  void update(RowId id, Changes changes) {
    if (!changes.isEmpty()) {
      String update =
          "update %s set %s where id = :id".formatted(resource.tableName(), changes.assignments());
      changes.bind(jdbc.sql(update)).param("id", id.value()).update();
    }
  }

  void delete(RowId id) {
    jdbc.sql("delete from %s where id = :id".formatted(resource.tableName()))
        .param("id", id.value())
        .update();
  }

  private String visible(Principal principal) {
    return "%s where %s = :id and %s"
        .formatted(resource.table, resource.id(), resource.visible.apply(principal));
  }

  private JdbcClient.StatementSpec byId(String sql, RowId id, Principal principal) {
    return jdbc.sql(sql).param("id", id.value()).param("principal", principal.id());
  }
}
