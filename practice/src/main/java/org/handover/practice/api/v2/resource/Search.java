package org.handover.practice.api.v2.resource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handover.practice.api.Blank;
import org.jspecify.annotations.Nullable;

/// The words of `?search=`: each has to be in one of the columns, whatever its case.
final class Search {
  /// Each word is looked for in each row.
  static final int MOST_WORDS = 20;

  static final int MOST_CHARACTERS = 200;

  private Search() {}

  /// What is too much of it; nothing where it can be searched for.
  static Optional<String> excess(String asked) {
    if (asked.codePointCount(0, asked.length()) > MOST_CHARACTERS) {
      return Optional.of(
          "Ensure this field has no more than %d characters.".formatted(MOST_CHARACTERS));
    }
    return words(asked).size() > MOST_WORDS
        ? Optional.of("Ensure this field has no more than %d words.".formatted(MOST_WORDS))
        : Optional.empty();
  }

  /// Split at blanks and commas; U+0000, which no column holds, is left out as Django leaves it
  /// out.
  static List<String> words(@Nullable String asked) {
    return asked == null ? List.of() : Blank.words(asked.replace("\0", "").replace(',', ' '));
  }

  /// One condition for any number of words, in the array parameter `search`.
  static String condition(List<String> columns) {
    String matches =
        columns.stream()
            .map("coalesce(%s ilike pattern, false)"::formatted)
            .collect(Collectors.joining(" or "));
    return "not exists (select from unnest(cast(:search as text[])) as p (pattern) where not (%s))"
        .formatted(matches);
  }

  /// A pattern for `ilike` that matches the word wherever it stands, and nothing else.
  static String pattern(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
