package org.handover.toolkit.schema;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which objects call a function. A name in any text counts, hence rather too many than too few.
final class Users {
  private static final Set<String> ONLY_TELL = Set.of("comment", "acl", "default acl");

  private Users() {}

  static List<String> of(Trait function, Side expected, Side live) {
    String name = function.name().substring(0, Math.max(0, function.name().indexOf('(')));
    return Stream.concat(expected.traits().stream(), live.traits().stream())
        .filter(trait -> !trait.subject().equals(function.subject()))
        .filter(trait -> !ONLY_TELL.contains(trait.kind()))
        .filter(trait ->
            (!trait.kind().matches("function|procedure")
                    && calls(trait.name(), function.table().schema(), name))
                || calls(trait.detail(), function.table().schema(), name))
        .map(trait ->
            trait.table().name().isEmpty()
                ? trait.kind() + " " + trait.name()
                : "%s %s of %s".formatted(trait.kind(), trait.name(), trait.table()))
        .distinct()
        .toList();
  }

  /// With its schema, or with none.
  private static boolean calls(String text, String schema, String function) {
    return text.contains(function)
        && Pattern.compile(
                "(?:(?<![\\w$.\"])|\\b%s\"?\\.)\"?%s\"?\\s*\\("
                    .formatted(Pattern.quote(schema), Pattern.quote(function)))
            .matcher(text)
            .find();
  }

  static boolean mentions(String text, String column) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])")
        .matcher(text)
        .find();
  }
}
