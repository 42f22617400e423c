package org.handover.practice.api.v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.handover.practice.api.PercentCode;
import org.jspecify.annotations.Nullable;

/// The parameters of a query string, or of a form, as Django's `QueryDict` reads them: of a
/// repeated one the last counts.
public final class Params {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  public Params(@Nullable String encoded) {
    if (encoded == null) {
      return;
    }
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), _ -> new ArrayList<>(1)).add(decode(value));
      }
    }
  }

  /// The last value; `null` where there is none.
  public @Nullable String get(String name) {
    List<String> all = values.get(name);
    return all == null ? null : all.getLast();
  }

  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// In the order in which they came.
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// A query string of these parameters, sorted by name, where one has another value or, for
  /// `null`, is left out.
  public String with(String name, @Nullable String value) {
    Map<String, List<String>> changed = new TreeMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(value));
    }
    StringJoiner query = new StringJoiner("&");
    changed.forEach((key, all) -> all.forEach(one -> query.add(encode(key) + "=" + encode(one))));
    return query.toString();
  }

  private static String decode(String text) {
    return PercentCode.decode(text.replace('+', ' '));
  }

  /// Python's `quote_plus`, which differs from Java's in two characters.
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
