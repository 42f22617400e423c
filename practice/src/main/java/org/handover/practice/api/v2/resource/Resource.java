package org.handover.practice.api.v2.resource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.handover.practice.api.Access;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.form.Form;
import org.handover.practice.api.v2.form.Rule;

/// A table that API v2 offers, declared by the feature that owns it. Names and SQL are the
/// feature's constants; whatever a client sends travels as a parameter.
public final class Resource {
  final String path;
  final String noun;
  final String table;
  final String alias;
  final List<Column> columns;
  Access.Level read = Access.Level.VIEWER;
  Access.Level write = Access.Level.EDUCATOR;
  Set<Method> methods = Set.of(Method.values());
  Function<Principal, String> visible = principal -> "true";
  Form form = Form.of(List.of());
  Hooks hooks = Hooks.NONE;
  final List<Filter> filters = new ArrayList<>();
  List<String> search = List.of();
  final Map<String, String> orderings = new LinkedHashMap<>();
  String order;

  private final boolean keepsJson;
  private final Map<Role, String> itemColumns = new EnumMap<>(Role.class);
  private final Map<Role, String> rowColumns = new EnumMap<>(Role.class);

  /// A table that offers nothing yet: its feature adds that.
  ///
  /// @param path below `/api/v2/`: `scenarios`
  /// @param noun what one row is called: `Scenario`
  /// @param table with its alias: `assistant_scenarios s`
  public Resource(String path, String noun, String table, List<Column> columns) {
    this.path = path;
    this.noun = noun;
    this.table = table;
    this.alias = table.substring(table.lastIndexOf(' ') + 1);
    this.columns = new ArrayList<>(columns);
    Column.times(alias).stream()
        .filter(time -> columns.stream().noneMatch(column -> column.name().equals(time.name())))
        .forEach(this.columns::add);
    this.order = id();
    this.keepsJson = columns.stream().anyMatch(column -> column.type() instanceof Column.Type.Any);
    for (Role role : Role.values()) {
      itemColumns.put(role, Column.select(this.columns, role, false));
      rowColumns.put(role, Column.select(this.columns, role, true));
    }
  }

  /// Who may read and who may write; else anyone reads, and educators write.
  public Resource access(Access.Level mayRead, Access.Level mayWrite) {
    read = mayRead;
    write = mayWrite;
    return this;
  }

  /// What can be done, unless it is everything.
  public Resource only(Method... offered) {
    methods = Set.of(offered);
    return this;
  }

  /// Which rows someone sees, as SQL, where it is not all; `:principal` is their id.
  public Resource visible(Function<Principal, String> condition) {
    visible = condition;
    return this;
  }

  /// What a write takes.
  public Resource takes(List<Field> fields, Rule... rules) {
    form = new Form(fields, List.of(rules));
    return this;
  }

  public Resource hooks(Hooks beyond) {
    hooks = beyond;
    return this;
  }

  public Resource filter(Filter filter) {
    filters.add(filter);
    return this;
  }

  /// The text columns in which `search` looks.
  public Resource search(String... expressions) {
    search = List.of(expressions);
    return this;
  }

  /// A word that `ordering` takes, and what it orders by.
  public Resource ordering(String name, String expression) {
    orderings.put(name, expression);
    return this;
  }

  /// The order where none is asked for, unless it is by id. It has to leave no ties.
  public Resource order(String by) {
    order = by;
    return this;
  }

  /// The JSON of a row, or of rows, as clients get it.
  Json compact(Json fromDatabase) {
    return keepsJson ? Compaction.of(fromDatabase) : fromDatabase;
  }

  String id() {
    return alias + ".id";
  }

  /// The bare name of the table.
  String tableName() {
    return table.substring(0, table.lastIndexOf(' '));
  }

  String itemColumns(Role viewer) {
    return itemColumns.getOrDefault(viewer, "");
  }

  String rowColumns(Role viewer) {
    return rowColumns.getOrDefault(viewer, "");
  }
}
