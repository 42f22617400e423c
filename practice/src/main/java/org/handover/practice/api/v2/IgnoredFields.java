package org.handover.practice.api.v2;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.api.Field;
import tools.jackson.databind.node.ObjectNode;

/// The `Warning` header of a write that was sent fields which it does not take, misspelt ones and
/// those that are only read among them: `299 practice "Ignored fields: published, id"`.
final class IgnoredFields {
  private static final int MOST = 20;
  private static final int LONGEST = 60;
  private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9_.-]");

  private IgnoredFields() {}

  /// Nothing where all was taken, where the request was refused, and where the action takes no
  /// fields at all.
  static Optional<String> warning(Request request, Action action, Answer answer) {
    List<Field> takes = action.operation().takes();
    if (takes.isEmpty() || answer.status() >= 300) {
      return Optional.empty();
    }
    Set<String> known = takes.stream().map(Field::name).collect(Collectors.toSet());
    List<String> ignored = names(request.body()).filter(name -> !known.contains(name)).toList();
    return ignored.isEmpty() ? Optional.empty() : Optional.of(text(ignored));
  }

  private static Stream<String> names(Body body) {
    return switch (body) {
      case Body.OfJson(ObjectNode members) -> members.propertyNames().stream();
      case Body.OfJson _ -> Stream.empty();
      case Body.OfForm(Params params) -> params.names().stream();
    };
  }

  private static String text(List<String> ignored) {
    String some =
        ignored.stream().limit(MOST).map(IgnoredFields::name).collect(Collectors.joining(", "));
    String more = ignored.size() > MOST ? " and %d more".formatted(ignored.size() - MOST) : "";
    return "299 practice \"Ignored fields: %s%s\"".formatted(some, more);
  }

  /// What the client called it, so that it can stand in a header.
  private static String name(String name) {
    String some = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return UNUSUAL.matcher(some).replaceAll("?");
  }
}
