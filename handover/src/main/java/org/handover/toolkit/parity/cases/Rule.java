package org.handover.toolkit.parity.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Differences that do not count.
///
/// @param endpoint where; see [Endpoint]
/// @param pointer which: a JSON pointer with `*` for one step and `**` at the end for all beneath,
///   or the name of a header; absent: all of the endpoint's
/// @param reason why they do not count
/// @param owner who answers for it
/// @param until the last day on which the rule holds; absent: for good
public record Rule(
    Endpoint endpoint,
    @Nullable String pointer,
    String reason,
    @Nullable String owner,
    @Nullable LocalDate until) {
  /// As it stands in `rules.yml`.
  record Written(
      String endpoint,
      @Nullable String pointer,
      @Nullable String reason,
      @Nullable String owner,
      @Nullable LocalDate until) {
    Rule ignore() {
      return new Rule(Endpoint.parse(endpoint), pointer, needed(reason, "reason"), owner, until);
    }

    /// A waiver has an owner and an end.
    Rule waiver() {
      if (until == null) {
        throw new IllegalArgumentException("a waiver for %s has no 'until'".formatted(endpoint));
      }
      needed(owner, "owner");
      return ignore();
    }

    private String needed(@Nullable String value, String key) {
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("a rule for %s has no '%s'".formatted(endpoint, key));
      }
      return value;
    }
  }

  public boolean endedOn(LocalDate day) {
    return until != null && day.isAfter(until);
  }

  public boolean fits(String method, String target, String where) {
    return endpoint.fits(method, target) && (pointer == null || fits(pointer, where));
  }

  private static boolean fits(String pattern, String where) {
    List<String> wanted = List.of(pattern.split("/", -1));
    List<String> found = List.of(where.split("/", -1));
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).equals("**")) {
        return true;
      }
      if (i >= found.size()
          || (!wanted.get(i).equals("*") && !wanted.get(i).equals(found.get(i)))) {
        return false;
      }
    }
    return wanted.size() == found.size();
  }

  @Override
  public String toString() {
    return "%s %s%s"
        .formatted(
            endpoint.method(),
            String.join("/", endpoint.segments()),
            pointer == null ? "" : " " + pointer);
  }
}
