package org.handover.practice.api.v2.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Field;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.FieldInfo;

/// What OPTIONS tells of a resource's rows: each column that someone sees, and each field that a
/// write takes besides.
final class RowInfo {
  private RowInfo() {}

  static Map<String, Object> of(List<Column> columns, List<Field> fields, Role viewer) {
    Map<String, Object> infos = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.seenFrom().compareTo(viewer) <= 0) {
        infos.put(column.name(), info(column, viewer));
      }
    }
    infos.putAll(FieldInfo.of(fields));
    return infos;
  }

  private static Map<String, Object> info(Column column, Role viewer) {
    return switch (column.type()) {
      case Column.Type.Plain(String name, String format) ->
          FieldInfo.readOnly(column.name(), type(name, format));
      case Column.Type.Words _ -> FieldInfo.readOnly(column.name(), "string");
      case Column.Type.Any _ -> FieldInfo.readOnly(column.name(), "field");
      case Column.Type.Nested(List<Column> columns, boolean many) -> {
        Map<String, Object> children = of(columns, List.of(), viewer);
        Map<String, Object> info =
            FieldInfo.readOnly(column.name(), many ? "field" : "nested object");
        if (many) {
          Map<String, Object> child = FieldInfo.readOnly(column.name(), "nested object");
          child.remove("label");
          child.put("children", children);
          info.put("child", child);
        } else {
          info.put("children", children);
        }
        yield info;
      }
    };
  }

  private static String type(String name, String format) {
    return format.equals("date-time") ? "datetime" : name.equals("number") ? "float" : name;
  }
}
