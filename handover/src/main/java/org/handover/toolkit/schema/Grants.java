package org.handover.toolkit.schema;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rights: to have more than expected is harmless, to have less is not.
record Grants(Set<String> granted, Set<String> revoked) {
  private static final Pattern GRANT =
      Pattern.compile(
          "(?s)(?<before>.*?)(?<how>GRANT|REVOKE) (?<option>GRANT OPTION FOR )?(?<rights>.*) ON (?<what>.*) (?:TO|FROM) (?<rest>.*)");

  private static final Pattern OF_COLUMNS =
      Pattern.compile("(?<right>[A-Z]+) ?\\(.*\\) ON TABLE (?<table>\\S.*?) TO (?<rest>.*)");

  private static final String WITH_OPTION = " WITH GRANT OPTION";

  static Grants of(@Nullable Trait acl) {
    Grants grants = new Grants(new LinkedHashSet<>(), new LinkedHashSet<>());
    if (acl != null) {
      for (String statement : acl.detail().split("; (?=GRANT|REVOKE|ALTER DEFAULT)", -1)) {
        grants.add(statement);
      }
    }
    return grants;
  }

  private void add(String statement) {
    Matcher matcher = GRANT.matcher(statement);
    if (!matcher.matches()) {
      // Who granted it.
      return;
    }
    boolean grants = matcher.group("how").equals("GRANT");
    Set<String> side = grants ? granted : revoked;
    for (String right : SqlParts.list(matcher.group("rights"))) {
      side.add(
          "%s%s ON %s %s %s"
              .formatted(
                  matcher.group("before"),
                  right,
                  matcher.group("what"),
                  grants ? "TO" : "FROM",
                  matcher.group("rest")));
    }
  }

  /// Whether everything that the other one grants is granted here.
  private boolean grants(String right) {
    String all = right.replaceFirst("\\w+( ON )", "ALL$1");
    return Stream.of(right, all)
        .flatMap(r ->
            r.endsWith(WITH_OPTION)
                ? Stream.of(r)
                : Stream.of(r, r + WITH_OPTION, r.replaceFirst(" TO .*", " TO PUBLIC")))
        .anyMatch(granted::contains);
  }

  /// @param live a right on a whole table is one on each of its columns
  static Difference compare(@Nullable Trait wanted, @Nullable Trait found, Side live) {
    Grants there = of(wanted);
    Grants here = of(found);
    Set<String> lacking =
        there.granted.stream()
            .filter(right -> !here.grants(right))
            .filter(right -> !onTable(right, live).grants(withoutColumns(right)))
            .collect(Collectors.toSet());
    Set<String> taken = new LinkedHashSet<>(here.revoked);
    taken.removeAll(there.revoked);
    // Revoked from one that gets it back in the next line: PostgreSQL writes down the whole of it.
    boolean harmless = lacking.isEmpty() && taken.stream().allMatch(here::isGivenBack);
    Trait about = wanted == null ? java.util.Objects.requireNonNull(found) : wanted;
    return Meaning.difference(
        about,
        wanted == null ? "" : Excerpt.of(wanted.detail(), found == null ? "" : found.detail()),
        found == null ? "" : Excerpt.of(found.detail(), wanted == null ? "" : wanted.detail()),
        harmless,
        harmless
            ? "nothing: more is allowed than expected"
            : "GRANT what is missing: " + String.join("; ", lacking.isEmpty() ? taken : lacking));
  }

  /// Of `SELECT(a) ON TABLE public.t TO r`, the rights on the table.
  private static Grants onTable(String right, Side live) {
    Matcher ofColumns = OF_COLUMNS.matcher(right);
    if (!ofColumns.matches()) {
      return of(null);
    }
    String table = " ON TABLE " + ofColumns.group("table") + " ";
    return live.traits().stream()
        .filter(trait -> trait.kind().equals("acl") && trait.name().startsWith("TABLE "))
        .filter(trait -> trait.detail().contains(table))
        .findFirst()
        .map(Grants::of)
        .orElseGet(() -> of(null));
  }

  private static String withoutColumns(String right) {
    return OF_COLUMNS.matcher(right).replaceFirst("${right} ON TABLE ${table} TO ${rest}");
  }

  private boolean isGivenBack(String revoked) {
    return granted.contains(revoked.replaceFirst(" FROM ", " TO "));
  }
}
