package org.handover.toolkit.plan;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The strings and numbers that stand in a constraint, as they stand there: values to guess with.
final class Literals {
  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^']|'')*'|(?<![\\w.'])\\d+(?:\\.\\d+)?(?![\\w.'])");

  private Literals() {}

  static List<String> of(@Nullable String definition) {
    return definition == null
        ? List.of()
        : LITERAL.matcher(definition).results().map(MatchResult::group).distinct().toList();
  }
}
