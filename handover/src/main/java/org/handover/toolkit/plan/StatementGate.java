package org.handover.toolkit.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.HarmlessFunctions;
import org.handover.toolkit.schema.LegacyRoles;
import org.handover.toolkit.schema.LongKeys;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.script.Change;
import org.handover.toolkit.script.KeptValue;
import org.handover.toolkit.script.Need;
import org.handover.toolkit.script.ObjectKind;
import org.handover.toolkit.script.QualifiedName;
import org.handover.toolkit.script.Refusal;
import org.handover.toolkit.script.Refusal.Reach;
import org.handover.toolkit.script.RowWrite;
import org.handover.toolkit.script.Statement;
import org.handover.toolkit.script.StatementKind;

/// Holds what statements need against a database: whether they may run on it at all.
final class StatementGate {
  private final Session session;
  private final Session live;
  private final KnownObjects before;
  private final LegacyRoles legacy;

  /// For one database.
  ///
  /// @param session with the database that the statements are for, or one like it
  /// @param live whose rows are looked at
  /// @param before the objects that were there before the migration
  /// @param legacy that the legacy backend signs in as, or that own its tables
  StatementGate(Session session, Session live, KnownObjects before, LegacyRoles legacy) {
    this.session = session;
    this.live = live;
    this.before = before;
    this.legacy = legacy;
  }

  /// Where names that stand without a schema lead.
  private record Place(List<String> path, KnownObjects now) {
    /// The first schema that has it; the one that it would be made in, if none has.
    String schemaOf(ObjectKind kind, QualifiedName name) {
      if (!name.schema().isEmpty()) {
        return name.schema();
      }
      return switch (kind) {
        case SCHEMA, EXTENSION, PUBLICATION -> "";
        default ->
            path.stream()
                .filter(schema -> now.has(kind, schema, name.name(), ""))
                .findFirst()
                .orElse(path.isEmpty() ? "public" : path.getFirst());
      };
    }
  }

  /// Why the statement must not run; empty: nothing that stands in its text is against it.
  List<Refusal> refusals(Change change) throws SQLException {
    Statement statement = change.statement();
    List<Refusal> refusals = new ArrayList<>(statement.refusals());
    if (statement.reach().filter(reach -> reach == Reach.GLOBAL).isPresent()) {
      return refusals;
    }
    Place place = new Place(path(), KnownObjects.read(session));
    for (Need need : statement.needs()) {
      refusals.addAll(unmet(need, place));
    }
    refusals.addAll(rows(change, place));
    hiding(statement, place).ifPresent(refusals::add);
    return refusals.stream().distinct().toList();
  }

  private List<String> path() throws SQLException {
    return session.query(
        "SELECT unnest(pg_catalog.current_schemas(false))", row -> row.getString(1));
  }

  private List<Refusal> unmet(Need need, Place place) throws SQLException {
    return switch (need) {
      case Need.New n ->
          isNew(n.kind(), n.name(), n.part(), place) ? List.of() : List.of(n.otherwise());
      case Need.RuleOnNewColumn n -> isOnNewColumn(n, place) ? List.of() : List.of(n.otherwise());
      case Need.ShortKeys n -> longKeys(n, place);
      // Whether it is wider is seen when it runs.
      case Need.WiderType _ -> List.of();
      case Need.HarmlessCalls n -> calls(n, place);
      case Need.NotABuiltIn n ->
          isBuiltIn(n.function(), place) ? List.of(n.otherwise()) : List.of();
      case Need.NotARole n ->
          legacy.names().contains(n.schema()) ? List.of(n.otherwise()) : List.of();
    };
  }

  /// By the rows of the live database: the scratch one has none.
  private List<Refusal> longKeys(Need.ShortKeys keys, Place place) throws SQLException {
    if (isNew(ObjectKind.RELATION, keys.table(), "", place)) {
      return List.of();
    }
    Relation table =
        new Relation(place.schemaOf(ObjectKind.RELATION, keys.table()), keys.table().name());
    List<KeptValue> values =
        keys.values().stream()
            .filter(value ->
                value.columns().stream()
                    .noneMatch(column -> isNew(ObjectKind.COLUMN, keys.table(), column, place)))
            .toList();
    return LongKeys.refusal(live, table, values)
        .map(why -> Refusal.local(why, keys.otherwise().safeForm()))
        .stream()
        .toList();
  }

  private boolean isNew(ObjectKind kind, QualifiedName name, String part, Place place) {
    ObjectKind whole = part.isEmpty() ? kind : ObjectKind.RELATION;
    String schema = place.schemaOf(whole, name);
    return !before.has(kind, schema, name.name(), part);
  }

  private boolean isOnNewColumn(Need.RuleOnNewColumn rule, Place place) throws SQLException {
    if (isNew(ObjectKind.RELATION, rule.table(), "", place)) {
      return true;
    }
    Set<String> columns = rule.index().isEmpty() ? rule.columns() : columns(rule, place);
    Set<String> added =
        columns.stream()
            .filter(column -> isNew(ObjectKind.COLUMN, rule.table(), column, place))
            .collect(Collectors.toSet());
    if (added.equals(columns)) {
      return !added.isEmpty();
    }
    return !rule.each() && isNullByDefault(rule, added, place);
  }

  /// What the legacy backend writes has a null in one of them. Of a column that the same statement
  /// adds that is not known yet.
  private boolean isNullByDefault(Need.RuleOnNewColumn rule, Set<String> added, Place place)
      throws SQLException {
    String schema = place.schemaOf(ObjectKind.RELATION, rule.table());
    return session.is(
        """
        SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ANY (?)
                       AND NOT attnotnull AND NOT atthasdef AND attidentity = '' AND NOT attisdropped)
        """,
        new Relation(schema, rule.table().name()).quoted(),
        List.copyOf(added));
  }

  /// Of two objects of a name the one is found that stands in the first schema of the search path.
  private Optional<Refusal> hiding(Statement statement, Place place) {
    boolean makes =
        switch (statement.kind()) {
          case CREATE_TABLE,
              CREATE_TABLE_AS,
              CREATE_VIEW,
              CREATE_MATERIALIZED_VIEW,
              CREATE_SEQUENCE,
              CREATE_TYPE,
              CREATE_FUNCTION ->
              true;
          default -> false;
        };
    Optional<Need.New> made =
        statement.needs().stream()
            .filter(need -> makes && need instanceof Need.New)
            .map(need -> (Need.New) need)
            .findFirst();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    QualifiedName name = made.get().name();
    String schema =
        name.schema().isEmpty()
            ? place.path().isEmpty() ? "public" : place.path().getFirst()
            : name.schema();
    return legacy.searchedAfter(schema).stream()
        .filter(other -> !other.equals(schema))
        .filter(other -> before.has(made.get().kind(), other, name.name(), ""))
        .findFirst()
        .map(other ->
            Refusal.local(
                "hides %s.%s from a role that looks into %s first"
                    .formatted(other, name.name(), schema),
                "take another name, or a schema in no search path"));
  }

  private Set<String> columns(Need.RuleOnNewColumn rule, Place place) throws SQLException {
    String schema = place.schemaOf(ObjectKind.RELATION, rule.table());
    return Set.copyOf(
        session.query(
            """
            SELECT DISTINCT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
            WHERE a.attnum = ANY (i.indkey) AND i.indexrelid = to_regclass(?)
            """,
            row -> row.getString(1),
            new Relation(schema, rule.index()).quoted()));
  }

  private List<Refusal> calls(Need.HarmlessCalls calls, Place place) throws SQLException {
    List<Refusal> refusals = new ArrayList<>();
    HarmlessFunctions functions = HarmlessFunctions.of(session);
    functions
        .refusal(new Statement(StatementKind.SELECT, List.of(calls), List.of(), Set.of(), Set.of()))
        .ifPresent(refusals::add);
    for (Need need : functions.writes(calls.functions())) {
      refusals.addAll(unmet(need, place));
    }
    return refusals;
  }

  /// In a schema that is new, no call of the legacy backend looks for it.
  private boolean isBuiltIn(QualifiedName function, Place place) throws SQLException {
    String schema = place.schemaOf(ObjectKind.FUNCTION, function);
    return before.has(ObjectKind.SCHEMA, "", schema, "")
        && session.is(
            "SELECT EXISTS (SELECT FROM pg_proc WHERE proname = ? AND pronamespace = 'pg_catalog'::regnamespace)",
            function.name());
  }

  /// Rows that were there before the migration are changed in batches only, and none is added or
  /// taken away.
  private List<Refusal> rows(Change change, Place place) {
    List<Refusal> refusals = new ArrayList<>();
    for (RowWrite write : change.statement().writes()) {
      if (!isNew(ObjectKind.RELATION, write.table(), "", place)) {
        rows(change, write, place).ifPresent(refusals::add);
      }
    }
    return refusals;
  }

  private static Optional<Refusal> rows(Change change, RowWrite write, Place place) {
    QualifiedName table = write.table();
    return switch (write.kind()) {
      case UPDATE ->
          change.batch() == null
              ? Optional.of(
                  inOneGo(new Relation(place.schemaOf(ObjectKind.RELATION, table), table.name())))
              : Optional.empty();
      case INSERT ->
          Optional.of(
              Refusal.local(
                  "adds rows to %s, which the legacy backend reads".formatted(table),
                  "keep what is new in new tables"));
      case DELETE, MERGE ->
          Optional.of(
              Refusal.local(
                  "takes rows out of %s, or changes them, which the legacy backend counts on"
                      .formatted(table),
                  "leave it out; rows are changed in batches (-- handover:batch)"));
    };
  }

  private static Refusal inOneGo(Relation table) {
    return Refusal.local(
        "changes rows of %s in one go: their writers wait until it ends".formatted(table),
        "-- handover:batch %s KEY, with … WHERE KEY BETWEEN :first AND :last"
            .formatted(table.quoted()));
  }
}
