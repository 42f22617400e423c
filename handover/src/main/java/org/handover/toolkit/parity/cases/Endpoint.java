package org.handover.toolkit.parity.cases;

import java.util.Arrays;
import java.util.List;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A pattern for requests: `GET /api/scenarios/*`, with `*` for any method or one segment of a
/// path, and `**` at the end for any number of segments.
public record Endpoint(String method, List<String> segments) {
  private static final String ANY = "*";
  private static final String REST = "**";

  public Endpoint {
    segments = List.copyOf(segments);
  }

  /// As it stands in `rules.yml`.
  ///
  /// @throws IllegalArgumentException unless it is a method and a path
  public static Endpoint parse(String text) {
    String[] parts = text.strip().split(" +", -1);
    if (parts.length != 2 || parts[0].isEmpty() || !parts[1].startsWith("/")) {
      throw new IllegalArgumentException(
          "'%s' is no endpoint: write it like GET /api/scenarios/*".formatted(text));
    }
    return new Endpoint(parts[0], segments(parts[1]));
  }

  /// Those of a setting in `handover.yml`.
  ///
  /// @param key `parity.skip-reads`
  public static List<Endpoint> ofSetting(String key, List<String> texts) {
    try {
      return texts.stream().map(Endpoint::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: " + key, String.valueOf(e.getMessage()), "mend it"),
          e);
    }
  }

  /// Whether it means this request.
  ///
  /// @param target as in a request line
  public boolean fits(String requestMethod, String target) {
    return (method.equals(ANY) || method.equals(requestMethod))
        && fits(segments(target.split("\\?", 2)[0]));
  }

  private boolean fits(List<String> path) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).equals(REST)) {
        return true;
      }
      if (i >= path.size()
          || (!segments.get(i).equals(ANY) && !segments.get(i).equals(path.get(i)))) {
        return false;
      }
    }
    return path.size() == segments.size();
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
