package org.handover.toolkit.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A path with names where it varies: `/api/scenarios/{id}`. Two are the same whatever they call
/// what varies.
///
/// @param segments `{}` where it varies; `{**}`, as the last one, for any number of segments
public record PathTemplate(List<String> segments) {
  private static final Pattern ID =
      Pattern.compile(
          "-?\\d{1,30}|(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(?i:(?=.*\\d)[0-9a-f]{12,64})");
  static final String VARIES = "{}";
  static final String REST = "{**}";

  public PathTemplate {
    segments = List.copyOf(segments);
  }

  /// From Flask's `<int:id>`, an OpenAPI document's `{id}`, or a plain path.
  static PathTemplate parse(String path) {
    return new PathTemplate(Arrays.stream(path.split("/", -1)).map(PathTemplate::segment).toList());
  }

  private static String segment(String text) {
    if (text.startsWith("<path:")) {
      return REST;
    }
    boolean flask = text.contains("<") && text.endsWith(">");
    boolean openApi = text.contains("{") && text.endsWith("}");
    return flask || openApi ? VARIES : text;
  }

  /// A number, a UUID, a long hexadecimal id.
  public static boolean looksLikeId(String segment) {
    return ID.matcher(segment).matches();
  }

  boolean varies() {
    return segments.stream().anyMatch(s -> s.equals(VARIES) || s.equals(REST));
  }

  /// An OpenAPI document has no word for the rest of a path: there it is one name.
  PathTemplate inOneName() {
    return new PathTemplate(segments.stream().map(s -> s.equals(REST) ? VARIES : s).toList());
  }

  boolean fits(List<String> path) {
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.equals(REST)) {
        return i < path.size();
      }
      if (i >= path.size() || !(segment.equals(path.get(i)) || varying(segment, path.get(i)))) {
        return false;
      }
    }
    return segments.size() == path.size();
  }

  private static boolean varying(String segment, String found) {
    return segment.equals(VARIES) && !found.isEmpty();
  }

  @Override
  public String toString() {
    return segments.stream()
        .map(s -> s.equals(VARIES) ? "{id}" : s.equals(REST) ? "{path}" : s)
        .collect(Collectors.joining("/"));
  }
}
