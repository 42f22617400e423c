package org.handover.practice.api.v2.resource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Json;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Pages of a resource's rows: one statement brings the page, the count, and whether the rows are
/// there that filters name.
final class Lists {
  /// A page of rows as a JSON array, its number, and how many rows there are on all pages.
  record Page(Json rows, long number, long count) {}

  private record Found(long count, Json rows, Map<String, List<String>> errors) {}

  private final JdbcClient jdbc;
  private final Resource resource;

  Lists(JdbcClient jdbc, Resource resource) {
    this.jdbc = jdbc;
    this.resource = resource;
  }

  /// @throws ProblemException for bad filters, and for a page past the end
  Page page(Selection selection, Paging paging, String order, Role viewer) {
    if (selection.errors().containsKey("search")) {
      throw new ProblemException(new Problem.Invalid(selection.errors()));
    }
    long number = paging.number().orElseGet(() -> paging.pages(count(selection)));
    Found found =
        find(selection, Math.max(0, number - 1) * paging.size(), paging.size(), order, viewer);
    Map<String, List<String>> errors = new HashMap<>(selection.errors());
    errors.putAll(found.errors());
    if (!errors.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(errors));
    }
    if (number < 1 || number > paging.pages(found.count())) {
      throw new ProblemException(new Problem.InvalidPage());
    }
    return new Page(found.rows(), number, found.count());
  }

  private Found find(Selection selection, long offset, int limit, String order, Role viewer) {
    String from = "from %s where %s".formatted(resource.table, selection.condition());
    StringBuilder sql = new StringBuilder("select (select count(*) ").append(from);
    sql.append("), array_to_json(array(select row_to_json(r) from (select ")
        .append(resource.itemColumns(viewer))
        .append(' ')
        .append(from)
        .append(" order by ")
        .append(order)
        .append(" limit :limit offset :offset) r))");
    for (Filter.Reference reference : selection.references()) {
      sql.append(", exists (select from ").append(reference.source()).append(')');
    }
    return jdbc.sql(sql.toString())
        .params(selection.values())
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> {
          Map<String, List<String>> errors = new HashMap<>();
          for (int i = 0; i < selection.references().size(); i++) {
            if (!row.getBoolean(3 + i)) {
              errors.put(selection.references().get(i).name(), List.of(Selection.NOT_AVAILABLE));
            }
          }
          return new Found(row.getLong(1), resource.compact(Json.in(row, 2)), errors);
        })
        .single();
  }

  private long count(Selection selection) {
    return jdbc.sql(
            "select count(*) from %s where %s".formatted(resource.table, selection.condition()))
        .params(selection.values())
        .query(Long.class)
        .single();
  }
}
