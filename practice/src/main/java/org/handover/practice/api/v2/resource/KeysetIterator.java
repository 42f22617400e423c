package org.handover.practice.api.v2.resource;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.handover.practice.api.Json;
import org.handover.practice.api.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All rows of a resource that hold some condition, however many: fetched a few at a time by id, so
/// that neither memory nor a database session is held while a client reads them.
public final class KeysetIterator implements Iterator<Json> {
  private static final int SIZE = 200;

  private record Row(int id, Json json) {}

  private final JdbcClient jdbc;
  private final Resource resource;
  private final String sql;
  private final int user;
  private List<Row> portion = List.of();
  private int next;
  private int after;
  private boolean ended;

  /// The rows of one user.
  ///
  /// @param condition SQL that may ask for `:user`
  public KeysetIterator(JdbcClient jdbc, Resource resource, String condition, int user) {
    this.jdbc = jdbc;
    this.resource = resource;
    this.user = user;
    this.sql =
        """
        select %1$s, (select row_to_json(r) from (select %2$s) r) from %3$s
        where %1$s > :after and %4$s order by %1$s limit :size\
        """
            .formatted(resource.id(), resource.rowColumns(Role.LEARNER), resource.table, condition);
  }

  @Override
  public boolean hasNext() {
    if (next == portion.size() && !ended) {
      fetch();
    }
    return next < portion.size();
  }

  private void fetch() {
    portion =
        jdbc.sql(sql)
            .param("after", after)
            .param("user", user)
            .param("size", SIZE)
            .query((row, _) -> new Row(row.getInt(1), resource.compact(Json.in(row, 2))))
            .list();
    next = 0;
    ended = portion.size() < SIZE;
    after = portion.isEmpty() ? after : portion.getLast().id();
  }

  @Override
  public Json next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return portion.get(next++).json();
  }
}
