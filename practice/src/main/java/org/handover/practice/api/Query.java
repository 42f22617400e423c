package org.handover.practice.api;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The query string as Werkzeug reads it: `&` separates, `+` is a blank, a broken escape stays as
/// it stands, bytes that are not UTF-8 become U+FFFD, and of a repeated parameter the first counts.
public final class Query {
  private final Map<String, String> first = new HashMap<>();

  public Query(@Nullable String raw) {
    if (raw == null) {
      return;
    }
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        first.putIfAbsent(
            PercentCode.decode(name.replace('+', ' ')),
            PercentCode.decode(value.replace('+', ' ')));
      }
    }
  }

  /// The parameter's text; an empty one counts as absent.
  public Optional<String> text(String name) {
    return Optional.ofNullable(first.get(name)).filter(value -> !value.isEmpty());
  }

  /// The parameter as an integer of any size; one that does not parse counts as absent.
  public Optional<BigInteger> integer(String name) {
    return text(name).flatMap(PythonInt::parse);
  }

  /// Whether a row can hold this text: PostgreSQL's has no U+0000, so such a filter matches
  /// nothing.
  public static boolean canMatch(String text) {
    return StorableText.is(text);
  }

  public Optional<RowId> id(String name) {
    return integer(name).map(RowId::of);
  }
}
