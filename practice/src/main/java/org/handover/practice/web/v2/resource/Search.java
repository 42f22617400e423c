package org.handover.practice.web.v2.resource;

import java.util.List;
import java.util.stream.Collectors;
import org.handover.practice.web.Blank;
import org.jspecify.annotations.Nullable;

/// The words of `?search=`: each has to be in one of the columns, whatever its case.
final class Search {
  private Search() {}

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
