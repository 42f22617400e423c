package org.handover.toolkit.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.pgcodekeeper.core.loader.DatabaseLoader;
import org.pgcodekeeper.core.loader.PgDumpLoader;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/// A state as pgCodeKeeper's tree of objects.
final class SchemaTree {
  private SchemaTree() {}

  static CoreSettings settings() {
    CoreSettings settings = new CoreSettings();
    settings.setKeepNewlines(true);
    settings.setTimeZone("UTC");
    return settings;
  }

  /// Without rights and comments on the sequences of IDENTITY columns, which the library takes for
  /// parts of their columns and does not find. They go with the column; what is left of them shows
  /// when the result is compared.
  static SchemaState readable(SchemaState state) {
    Set<SchemaObject.Key> hidden =
        state.objects().stream()
            .filter(object -> object.kind().equals("SEQUENCE"))
            .filter(object -> object.statements().getFirst().startsWith("ALTER TABLE "))
            .flatMap(object ->
                Stream.of(object.name(), Relation.quote(object.name()))
                    .flatMap(name ->
                        Stream.of("ACL", "COMMENT")
                            .map(kind ->
                                new SchemaObject.Key(kind, object.schema(), "SEQUENCE " + name))))
            .collect(Collectors.toSet());
    return hidden.isEmpty() ? state : state.only(object -> !hidden.contains(object.key()));
  }

  /// With what each object depends on.
  ///
  /// @throws StoppedException if the library does not understand a part of it
  static AbstractDatabase analysed(SchemaState state) throws IOException {
    DatabaseLoader loader = loader(state.sql());
    try {
      AbstractDatabase tree = loader.loadAndAnalyze();
      if (!loader.getErrors().isEmpty()) {
        String first =
            loader.getErrors().stream()
                .limit(3)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        throw new StoppedException(
            new Fault.Refused(
                "the schema holds what no script can be derived from: " + first,
                "write that part of the script by hand"));
      }
      return tree;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static DatabaseLoader loader(String sql) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return new PgDumpLoader(() -> new ByteArrayInputStream(bytes), "dump", settings());
  }

  static StoppedException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StoppedException(
        new Fault.GaveWay("interrupted while a schema was read", "run this again"), e);
  }
}
