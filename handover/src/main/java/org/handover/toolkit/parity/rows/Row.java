package org.handover.toolkit.parity.rows;

import java.util.HashMap;
import java.util.Map;
import org.handover.toolkit.parity.cases.JsonValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One row, its values as PostgreSQL writes them.
///
/// @param xmin the transaction that wrote it last
record Row(String key, long xmin, Map<String, @Nullable String> values) {
  static final String KEY = "handover key";
  static final String XMIN = "handover xmin";

  static Row parse(String json) {
    JsonNode read = JsonValues.MAPPER.readTree(json);
    Map<String, @Nullable String> values = new HashMap<>();
    read.properties()
        .forEach(
            p -> values.put(p.getKey(), p.getValue().isNull() ? null : p.getValue().asString()));
    String key = String.valueOf(values.remove(KEY));
    String xmin = String.valueOf(values.remove(XMIN));
    return new Row(key, Long.parseLong(xmin), values);
  }

  @Nullable String value(String column) {
    return values.get(column);
  }

  @Override
  public String toString() {
    return JsonValues.MAPPER.valueToTree(values).toString();
  }
}
