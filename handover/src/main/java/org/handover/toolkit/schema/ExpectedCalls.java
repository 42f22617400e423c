package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.script.QualifiedName;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.SqlSkeleton;

/// What a statement of an expected schema would run besides itself while it is loaded: a function
/// in a default, in an index or in the query of a materialized view; a trigger on events. Each name
/// in it counts as a call, hence rather too many than too few. The functions are there already, and
/// the server says what they are.
final class ExpectedCalls {
  /// What is stored as it is written, and not run.
  private static final Pattern ONLY_STORED =
      Pattern.compile(
          "(?is)CREATE\\s+(OR\\s+REPLACE\\s+)?((TRUSTED\\s+)?(PROCEDURAL\\s+)?LANGUAGE|FUNCTION|PROCEDURE|(RECURSIVE\\s+)?VIEW|(CONSTRAINT\\s+)?TRIGGER|RULE|POLICY"
              + "|AGGREGATE|OPERATOR|CAST|SEQUENCE|EXTENSION|COLLATION|(DEFAULT\\s+)?CONVERSION|TEXT\\s+SEARCH|PUBLICATION"
              + "|SUBSCRIPTION|SERVER|USER\\s+MAPPING|FOREIGN\\s+DATA\\s+WRAPPER|ACCESS\\s+METHOD|TRANSFORM|STATISTICS|TYPE)\\b.*"
              + "|CREATE\\s+MATERIALIZED\\s+VIEW\\b.*\\bWITH\\s+NO\\s+DATA\\s*"
              + "|(COMMENT|GRANT|REVOKE|SECURITY|SET|RESET|DROP)\\b.*"
              + "|ALTER\\s+DEFAULT\\s+PRIVILEGES\\b.*|ALTER\\s[^(]*\\sOWNER\\s+TO\\s\\S+");

  /// After these there may be other functions than before.
  private static final Pattern MAKES_CODE =
      Pattern.compile(
          "(?is)(CREATE|ALTER)\\s+(OR\\s+REPLACE\\s+)?(FUNCTION|PROCEDURE|ROUTINE|AGGREGATE|EXTENSION|OPERATOR|CAST|TYPE|DOMAIN|SCHEMA)\\b.*"
              + "|ALTER\\s.*\\bRENAME\\b.*|(DO|SELECT)\\b.*");

  private static final Pattern MAKES_A_RELATION =
      Pattern.compile(
          "(?is)CREATE\\s+(OR\\s+REPLACE\\s+)?((RECURSIVE|MATERIALIZED)\\s+)?(VIEW|FOREIGN\\s+TABLE)\\b.*");

  private static final Set<String> WORDS =
      Set.of(
          "create",
          "or",
          "replace",
          "recursive",
          "materialized",
          "view",
          "foreign",
          "table",
          "if",
          "not",
          "exists",
          "public",
          "with");

  /// In quotes, or by one of [#WORDS].
  private static final Pattern ODDLY_NAMED =
      Pattern.compile(
          "(?is)CREATE\\s(.*\\s)?(VIEW|FOREIGN\\s+TABLE)\\s+([^\\s(.]+\\s*\\.\\s*)?(\"n\"|%s)([\\s(].*)?"
              .formatted(String.join("|", WORDS)));

  private static final Set<String> ALLOWED_IN_SELECT = Set.of("set_config", "setval");
  private static final int MOST_VIEWS = 1_000;

  private static final String OWN =
      "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

  private final Session session;
  private boolean stale = true;
  private final Set<String> notable = new HashSet<>();
  private Optional<Refusal> hidden = Optional.empty();

  ExpectedCalls(Session session) {
    this.session = session;
  }

  /// To be told of each statement after it has run.
  void ran(String sql, String skeleton) {
    stale |= MAKES_CODE.matcher(skeleton).matches() || ODDLY_NAMED.matcher(skeleton).matches();
    if (!stale && MAKES_A_RELATION.matcher(skeleton).matches()) {
      // Its own name is among them.
      SqlSkeleton.names(sql).stream()
          .takeWhile(name -> !name.equals("as"))
          .filter(name -> !WORDS.contains(name))
          .forEach(notable::add);
    }
  }

  /// What is against running a statement now.
  ///
  /// @param skeleton of it
  Optional<Refusal> refusal(String sql, String skeleton) throws SQLException {
    if (ONLY_STORED.matcher(skeleton).matches()) {
      return Optional.empty();
    }
    if (SqlSkeleton.hasCodedNames(skeleton)) {
      return Optional.of(
          Refusal.opaque("has U& in it, which is not read here", "write the characters"));
    }
    if (stale) {
      refresh();
    }
    Set<String> names = new LinkedHashSet<>(SqlSkeleton.names(sql));
    if (skeleton.matches("(?is)SELECT\\b.*")) {
      names.removeAll(ALLOWED_IN_SELECT);
    }
    if (hidden.isPresent()) {
      return hidden;
    }
    names.retainAll(notable);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    addViews(names);
    Optional<Refusal> foreign = foreignTable(names);
    return foreign.isPresent() ? foreign : harmful(names);
  }

  private Optional<Refusal> harmful(Set<String> names) throws SQLException {
    return HarmlessFunctions.of(session)
        .refusal(names.stream().map(QualifiedName::of).collect(Collectors.toSet()));
  }

  /// All that a name has to be looked at for, and what is called without one.
  private void refresh() throws SQLException {
    stale = false;
    notable.clear();
    notable.addAll(
        session.query(
            """
            SELECT p.proname FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE %s OR p.provolatile = 'v' OR p.proname ~ '_to_xml'
            UNION SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm', 'f') AND %s
            """
                .formatted(OWN, OWN),
            row -> row.getString(1)));
    Set<String> unnamed =
        new HashSet<>(
            session.query(
                """
                SELECT p.proname FROM pg_catalog.pg_proc p
                WHERE p.pronamespace <> 'pg_catalog'::regnamespace
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
                AND (EXISTS (SELECT FROM pg_catalog.pg_operator o WHERE p.oid IN (o.oprcode, o.oprrest, o.oprjoin))
                  OR EXISTS (SELECT FROM pg_catalog.pg_cast c WHERE c.castfunc = p.oid)
                  OR EXISTS (SELECT FROM pg_catalog.pg_amproc a WHERE a.amproc = p.oid)
                  OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE p.oid IN (t.typinput, t.typoutput, t.typmodin, t.typanalyze))
                  OR EXISTS (SELECT FROM pg_catalog.pg_range r WHERE p.oid IN (r.rngcanonical, r.rngsubdiff)))
                """,
                row -> row.getString(1)));
    session
        .query(
            """
            SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint c WHERE c.contypid <> 0
            UNION ALL SELECT t.typdefault FROM pg_catalog.pg_type t WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL
            """,
            row -> row.getString(1))
        .forEach(text -> unnamed.addAll(SqlSkeleton.names(text)));
    unnamed.retainAll(notable);
    hidden = unnamed.isEmpty() ? Optional.empty() : harmful(unnamed);
  }

  /// With all that the queries of the views among them name.
  private void addViews(Set<String> names) throws SQLException {
    Set<String> open = new HashSet<>(names);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty() && seen.size() < MOST_VIEWS) {
      seen.addAll(open);
      List<String> queries =
          session.query(
              """
              SELECT pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('v', 'm') AND c.relname = ANY (?) AND %s
              """
                  .formatted(OWN),
              row -> row.getString(1),
              List.copyOf(open));
      open.clear();
      queries.forEach(query -> open.addAll(SqlSkeleton.names(query)));
      open.retainAll(notable);
      open.removeAll(seen);
      names.addAll(open);
    }
  }

  private Optional<Refusal> foreignTable(Set<String> names) throws SQLException {
    return session
        .query(
            "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'f' AND relname = ANY (?) LIMIT 1",
            row -> row.getString(1),
            List.copyOf(names))
        .stream()
        .findFirst()
        .map(table ->
            Refusal.opaque(
                "may read %s, which is on another server".formatted(table), "leave it out"));
  }
}
