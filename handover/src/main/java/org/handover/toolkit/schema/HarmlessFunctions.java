package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.script.Need;
import org.handover.toolkit.script.QualifiedName;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.Refusal.Reach;
import org.handover.toolkit.script.RoutineBody;
import org.handover.toolkit.script.Statement;

/// Whether functions do no more than they should, by what the server knows of them: its own that
/// are not volatile, some that are, and those of whose bodies all statements are known.
public final class HarmlessFunctions {
  /// Volatile ones of the server and of its extensions that give a value and do nothing else.
  private static final Set<String> VOLATILE =
      Stream.of(
              "clock_timestamp",
              "currval",
              "gen_random_bytes",
              "gen_random_uuid",
              "gen_salt",
              "lastval",
              "nextval",
              "notify",
              "pg_notify",
              "random",
              "random_normal",
              "setseed",
              "suppress_redundant_updates_trigger",
              "timeofday",
              "tsvector_update_trigger",
              "tsvector_update_trigger_column",
              "uuid_generate_v1",
              "uuid_generate_v1mc",
              "uuid_generate_v4",
              "uuidv4",
              "uuidv7")
          .collect(Collectors.toSet());

  /// Not volatile by their own word, and they run a text as SQL.
  private static final Set<String> RUN_TEXT =
      Set.of("query_to_xml", "query_to_xmlschema", "query_to_xml_and_xmlschema", "cursor_to_xml");

  private final Session session;
  private final Set<Function> known = new HashSet<>();

  private HarmlessFunctions(Session session) {
    this.session = session;
  }

  public static HarmlessFunctions of(Session session) {
    return new HarmlessFunctions(session);
  }

  /// As the server has it.
  ///
  /// @param comesAlong with an extension, or with a type
  /// @param body its source, or its statements where it was written as `BEGIN ATOMIC`
  private record Function(
      String schema,
      String name,
      boolean isVolatile,
      boolean isAggregate,
      boolean comesAlong,
      String language,
      String body) {
    /// Written by the owner of the database.
    boolean isOwn() {
      return !comesAlong && !schema.equals("pg_catalog");
    }

    QualifiedName qualified() {
      return new QualifiedName(schema, name);
    }
  }

  /// What is against the functions that a statement calls, their own calls too.
  public Optional<Refusal> refusal(Statement statement) throws SQLException {
    for (Need need : statement.needs()) {
      if (need instanceof Need.HarmlessCalls calls) {
        Optional<Refusal> refusal = refusal(calls.functions());
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  /// What is against functions of these names.
  public Optional<Refusal> refusal(Set<QualifiedName> functions) throws SQLException {
    for (Function function : find(functions)) {
      if (known.add(function)) {
        Optional<Refusal> refusal = refusal(function);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> refusal(Function function) throws SQLException {
    if (function.language().matches("sql|plpgsql") && !isBuiltIn(function)) {
      Statement body = RoutineBody.of(function.language(), function.body());
      Optional<Refusal> inside =
          body.refusals().stream()
              .filter(refusal -> refusal.reach() != Reach.LOCAL)
              .findFirst()
              .map(refusal -> calling(function, "which " + refusal.what(), refusal.reach()));
      return inside.isPresent() ? inside : refusal(body);
    }
    if (function.isAggregate() && !isBuiltIn(function)) {
      return refusal(parts(function));
    }
    if (function.isOwn()) {
      return RoutineBody.of(function.language(), "").refusals().stream()
          .findFirst()
          .map(refusal -> calling(function, "which " + refusal.what(), Reach.OPAQUE));
    }
    if (RUN_TEXT.contains(function.name())) {
      return Optional.of(calling(function, "which runs a text as SQL", Reach.GLOBAL));
    }
    if (function.isVolatile() && !VOLATILE.contains(function.name())) {
      return Optional.of(
          calling(
              function,
              "which may do more than compute (wait, lock, write, or reach beyond the database)",
              isBuiltIn(function) && !function.name().equals("setval")
                  ? Reach.GLOBAL
                  : Reach.OPAQUE));
    }
    return Optional.empty();
  }

  /// What an aggregate calls for each row and at the end.
  private Set<QualifiedName> parts(Function aggregate) throws SQLException {
    return Set.copyOf(
        session.query(
            """
            SELECT DISTINCT n.nspname, p.proname
            FROM pg_catalog.pg_aggregate a JOIN pg_catalog.pg_proc whole ON whole.oid = a.aggfnoid
            JOIN pg_catalog.pg_proc p ON p.oid IN (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn,
                a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn)
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE whole.proname = ? AND whole.pronamespace = to_regnamespace(quote_ident(?))
            """,
            row -> new QualifiedName(row.getString(1), row.getString(2)),
            aggregate.name(),
            aggregate.schema()));
  }

  private static boolean isBuiltIn(Function function) {
    return function.schema().equals("pg_catalog");
  }

  private static Refusal calling(Function function, String what, Reach reach) {
    return new Refusal(
        "calls %s, %s".formatted(function.qualified(), what), "leave the call out", reach);
  }

  /// Whether what a statement calls changes rows.
  public boolean write(Statement statement) throws SQLException {
    for (Need need : statement.needs()) {
      if (need instanceof Need.HarmlessCalls calls && !writes(calls.functions()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// The tables whose rows a function changes, by its body and the bodies of what it calls.
  public List<Need> writes(Set<QualifiedName> functions) throws SQLException {
    Set<Function> seen = new HashSet<>();
    return writes(functions, seen);
  }

  private List<Need> writes(Set<QualifiedName> functions, Set<Function> seen) throws SQLException {
    List<Need> writes = new java.util.ArrayList<>();
    for (Function function : find(functions)) {
      if (seen.add(function)
          && function.language().matches("sql|plpgsql")
          && !isBuiltIn(function)) {
        for (Need need : RoutineBody.of(function.language(), function.body()).needs()) {
          if (need instanceof Need.HarmlessCalls calls) {
            writes.addAll(writes(calls.functions(), seen));
          } else {
            writes.add(need);
          }
        }
      }
    }
    return writes;
  }

  /// All that a call by these names could mean.
  private List<Function> find(Set<QualifiedName> functions) throws SQLException {
    List<String> names = functions.stream().map(QualifiedName::name).toList();
    boolean bodies = session.is("SELECT current_setting('server_version_num')::int >= 140000");
    return session
        .query(
            """
            SELECT n.nspname, p.proname, p.provolatile = 'v', p.prokind = 'a',
                EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass
                        AND d.objid = p.oid AND d.deptype IN ('e', 'i')),
                l.lanname, coalesce(%s, p.prosrc)
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            WHERE p.proname = ANY (?)
            """
                .formatted(bodies ? "pg_catalog.pg_get_function_sqlbody(p.oid)" : "NULL"),
            row ->
                new Function(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getString(6),
                    row.getString(7)),
            names)
        .stream()
        .filter(function ->
            functions.contains(function.qualified())
                || functions.contains(QualifiedName.of(function.name())))
        .toList();
  }
}
