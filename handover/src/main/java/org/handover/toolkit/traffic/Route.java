package org.handover.toolkit.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One rule of `routes:`.
///
/// @param group what `shift` moves as a whole; several routes may share one
/// @param methods upper case; empty: every method
/// @param headers names in lower case and the value that each has to have, `*` for any; all have to
///   fit
/// @param to the backend that always answers; empty: the group's share decides
public record Route(
    String group,
    PathPattern path,
    Set<String> methods,
    Map<String, String> headers,
    Optional<Backend> to) {
  private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern HEADER = Pattern.compile("[a-z][a-z0-9-]{0,60}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._~/@:+,= *-]{1,200}");
  static final String ANY = "*";

  /// @throws IllegalArgumentException with what is wrong with it
  public Route {
    methods = Set.copyOf(methods);
    headers = Map.copyOf(headers);
    require(GROUP, group, "a group is named by a-z, 0-9 and -, 31 characters at most");
    methods.forEach(method -> require(METHOD, method, "a method is written like GET"));
    headers.forEach((name, value) -> {
      require(HEADER, name, "a header is named by a-z, 0-9 and -");
      require(VALUE, value, "a header's value holds letters, digits, spaces and ._~/@:+,=- only");
    });
  }

  private static void require(Pattern pattern, String text, String otherwise) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "': " + otherwise);
    }
  }

  /// @param normalized see [NormalizedPath]
  /// @param header the value of a header by its name in lower case, or null
  boolean matches(String method, String normalized, UnaryOperator<@Nullable String> header) {
    return (methods.isEmpty() || methods.contains(method))
        && path.matches(normalized)
        && headers.entrySet().stream()
            .allMatch(wanted -> fits(wanted.getValue(), header.apply(wanted.getKey())));
  }

  private static boolean fits(String wanted, @Nullable String value) {
    return value != null && (wanted.equals(ANY) ? !value.isEmpty() : wanted.equals(value));
  }
}
