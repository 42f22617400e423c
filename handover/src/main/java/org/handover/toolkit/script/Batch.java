package org.handover.toolkit.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The comment `-- handover:batch TABLE KEY` (or `KEY1, KEY2`) before a statement which uses
/// `:first` and `:last`, the bounds of the key: the statement runs once for each stretch of keys.
///
/// @param table as SQL wants it
/// @param keys as SQL wants them
public record Batch(String table, List<String> keys) {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern TEXT =
      Pattern.compile(
          "(%1$s(?:\\.%1$s)?)\\s+(\\(\\s*)?(%1$s(?:\\s*,\\s*%1$s)*)\\s*(\\))?".formatted(NAME));
  private static final Pattern ONE = Pattern.compile(NAME);

  public Batch {
    keys = List.copyOf(keys);
  }

  /// Empty: it is written in another way.
  static Optional<Batch> of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || (matcher.group(2) == null) != (matcher.group(4) == null)) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    Matcher key = ONE.matcher(matcher.group(3));
    while (key.find()) {
      keys.add(key.group());
    }
    return Optional.of(new Batch(matcher.group(1), keys));
  }
}
