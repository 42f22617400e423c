package org.handover.toolkit.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handover.toolkit.wire.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a case asks of an answer, on either backend: so that both being wrong in the same way is
/// seen too.
///
/// @param error the body is `{"error": …}`
/// @param msg the body is `{"msg": …}`
/// @param detail the body is `{"detail": …}`
/// @param body the whole body
/// @param where single values, by JSON pointer
/// @param absent JSON pointers at which there must be nothing
/// @param count the length of the array that is the body
/// @param allow the methods of the `Allow` header
public record ExpectedAnswer(
    int status,
    @Nullable String error,
    @Nullable String msg,
    @Nullable String detail,
    @Nullable JsonNode body,
    Map<String, JsonNode> where,
    List<String> absent,
    @Nullable Integer count,
    Set<String> allow) {
  private static final String ANY = "any";
  private static final int ANY_STATUS = -1;

  public ExpectedAnswer {
    where = where == null ? Map.of() : Map.copyOf(where);
    absent = absent == null ? List.of() : List.copyOf(absent);
    allow = allow == null ? Set.of() : Set.copyOf(allow);
  }

  /// In the corpus a bare status is enough, and `any` where only the two answers are compared.
  public static ExpectedAnswer of(JsonNode node) {
    if (node.isString() && node.stringValue().equals(ANY)) {
      return new ExpectedAnswer(
          ANY_STATUS, null, null, null, null, Map.of(), List.of(), null, Set.of());
    }
    return node.isInt()
        ? new ExpectedAnswer(
            node.intValue(), null, null, null, null, Map.of(), List.of(), null, Set.of())
        : JsonValues.MAPPER.treeToValue(node, ExpectedAnswer.class);
  }

  /// What is wrong with an answer; nothing if the list is empty.
  public List<String> problems(Answer answer, Placeholders scope) {
    List<String> problems = new ArrayList<>();
    if (status != ANY_STATUS && answer.status() != status) {
      problems.add("status is %d, not %d".formatted(answer.status(), status));
    }
    wholeBody(scope)
        .filter(wanted -> !JsonValues.same(answer.json(), wanted))
        .ifPresent(wanted -> problems.add("body is not " + Text.shortened(wanted.toString())));
    where.forEach((pointer, value) -> check(answer, pointer, scope.expand(value), problems));
    absent.stream()
        .filter(pointer -> !answer.find(pointer).isMissingNode())
        .forEach(pointer -> problems.add("there is a " + pointer));
    if (count != null && (!answer.json().isArray() || answer.json().size() != count)) {
      problems.add("body is not an array of " + count);
    }
    if (!allow.isEmpty() && !answer.allow().equals(allow)) {
      problems.add("Allow is %s, not %s".formatted(answer.allow(), allow));
    }
    return problems;
  }

  private Optional<JsonNode> wholeBody(Placeholders scope) {
    if (body != null) {
      return Optional.of(scope.expand(body));
    }
    return Optional.ofNullable(error)
        .map(text -> field("error", text, scope))
        .or(() -> Optional.ofNullable(msg).map(text -> field("msg", text, scope)))
        .or(() -> Optional.ofNullable(detail).map(text -> field("detail", text, scope)));
  }

  private static JsonNode field(String name, String text, Placeholders scope) {
    return JsonValues.MAPPER.createObjectNode().put(name, scope.text(text));
  }

  private static void check(Answer answer, String pointer, JsonNode wanted, List<String> problems) {
    JsonNode found = answer.find(pointer);
    if (!JsonValues.same(found, wanted)) {
      problems.add(
          "%s is %s, not %s"
              .formatted(pointer, Text.shortened(found.toString()), wanted.toString()));
    }
  }
}
