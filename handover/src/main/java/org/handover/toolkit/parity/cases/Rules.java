package org.handover.toolkit.parity.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `rules.yml`: how two APIs that are not quite the same are held against each other. A corpus does
/// without it if they are.
///
/// @param headers that are compared by what they mean; absent: the usual ones
/// @param keysOnly endpoints of whose answers only the keys are compared, not the values
/// @param rules differences that do not count: the file's `ignore` and its `waivers`
public record Rules(
    @Nullable Prefix prefix,
    @Nullable String envelope,
    @Nullable List<String> headers,
    List<Endpoint> keysOnly,
    List<Rule> rules) {
  public static final Rules NONE = new Rules(null, null, null, List.of(), List.of());

  /// The old API's paths begin with `from`, the new one's with `to`.
  public record Prefix(String from, String to) {}

  record Written(
      String about,
      @Nullable Prefix prefix,
      @Nullable String envelope,
      @Nullable List<String> headers,
      @Nullable List<String> keysOnly,
      @Nullable List<Rule.Written> ignore,
      @Nullable List<Rule.Written> waivers) {
    Rules rules() {
      return new Rules(
          prefix,
          envelope,
          headers,
          orNone(keysOnly).stream().map(Endpoint::parse).toList(),
          Stream.concat(
                  orNone(ignore).stream().map(Rule.Written::ignore),
                  orNone(waivers).stream().map(Rule.Written::waiver))
              .toList());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
      return list == null ? List.of() : list;
    }
  }

  static Rules read(Path folder) {
    Path file = folder.resolve("rules.yml");
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      return CorpusFile.read(file, Written.class).rules();
    } catch (IllegalArgumentException e) {
      throw CorpusFile.wrong(file, String.valueOf(e.getMessage()), "mend the rule");
    }
  }
}
