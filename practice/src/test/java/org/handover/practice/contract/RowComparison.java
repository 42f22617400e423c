package org.handover.practice.contract;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Two databases after one play, cell by cell. Only a password's salt, the clock and the spelling
/// of JSON may differ.
record RowComparison(SentPasswords passwords, Instant started) {
  List<String> differences(Rows legacy, Rows next) {
    return legacy.tables().entrySet().stream()
        .flatMap(table ->
            table(
                table.getKey(),
                table.getValue(),
                next.tables().getOrDefault(table.getKey(), Map.of())))
        .toList();
  }

  private Stream<String> table(
      String table, Map<String, JsonNode> legacy, Map<String, JsonNode> next) {
    Set<String> keys = new LinkedHashSet<>(legacy.keySet());
    keys.addAll(next.keySet());
    return keys.stream()
        .flatMap(key -> row("%s %s".formatted(table, key), legacy.get(key), next.get(key)));
  }

  private Stream<String> row(String name, @Nullable JsonNode left, @Nullable JsonNode right) {
    if (left == null || right == null) {
      return Stream.of(name + " is only in the database of " + (left == null ? "next" : "legacy"));
    }
    return left.properties().stream()
        .map(Map.Entry::getKey)
        .filter(column -> !same(column, left, right))
        .map(column ->
            "%s: %s is %s against %s"
                .formatted(name, column, left.path(column), right.path(column)));
  }

  private boolean same(String column, JsonNode left, JsonNode right) {
    JsonNode one = left.path(column);
    JsonNode other = right.path(column);
    if (one.equals(other) || one.isNull() || other.isNull()) {
      return one.equals(other);
    }
    return switch (column) {
      case "password_hash" -> fits(left, one) && fits(right, other);
      case "score" -> // a zero has no sign in JSON's eyes
          Double.parseDouble(one.asString()) == Double.parseDouble(other.asString());
      case "timestamp" -> isNow(one) && isNow(other);
      case "transcript", "feedback" ->
          Json.same(Json.MAPPER.readTree(one.asString()), Json.MAPPER.readTree(other.asString()));
      default -> false;
    };
  }

  private boolean fits(JsonNode user, JsonNode hash) {
    return passwords.fit(user.path("key").asString(), hash.asString());
  }

  /// PostgreSQL writes a timestamp with a blank and drops the fraction's trailing zeros.
  private boolean isNow(JsonNode timestamp) {
    String text = timestamp.asString().replace(' ', 'T');
    String iso = text.contains(".") ? (text + "000000").substring(0, 26) : text;
    return Variation.NOW.fits(JsonNodeFactory.instance.stringNode(iso), started);
  }
}
