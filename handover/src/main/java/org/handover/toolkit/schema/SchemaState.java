package org.handover.toolkit.schema;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.process.Tool;

/// All objects of one database at one moment, read under settings of our own, whatever the role or
/// the database sets. Two of them are compared by [SchemaDifferences]; what a difference means is
/// another question.
///
/// @param version of the server, as in `server_version_num`
/// @param net empty: `pg_dump` has seen every object. Otherwise why it has not, and what to
///   install: what rests on such a state may be inconclusive, never a pass without saying so
/// @param objects in the order in which they can be made
public record SchemaState(int version, String net, List<SchemaObject> objects) {
  public SchemaState {
    objects = List.copyOf(objects);
  }

  public static SchemaState read(Database database, Scope scope) throws SQLException, IOException {
    try (Session session = OwnSettings.patient(database).connect()) {
      Server server = Server.of(session);
      OwnSettings.apply(session, server.major());
      int tool = Tool.major("pg_dump");
      boolean fits = tool >= server.major();
      List<SchemaObject> objects =
          new ArrayList<>(
              fits
                  ? SchemaDump.read(database.url(), server, scope)
                  : LibraryReader.read(OwnSettings.patient(database), scope));
      objects.addAll(Supplement.read(session, scope));
      return new SchemaState(server.version(), fits ? "" : net(tool, server.major()), objects);
    }
  }

  private static String net(int tool, int server) {
    return "pg_dump %d cannot look at a server %d, so that kinds of objects may differ unseen: install postgresql-client-%d"
        .formatted(tool, server, server);
  }

  /// Whether `pg_dump` has seen every object.
  public boolean hasNet() {
    return net.isEmpty();
  }

  public SchemaState only(Predicate<SchemaObject> wanted) {
    return new SchemaState(version, net, objects.stream().filter(wanted).toList());
  }

  /// Without encoding, locale, settings and rights of the database itself.
  public SchemaState withoutDatabase() {
    return only(object ->
        !object.isSupplement()
            || !CatalogKind.valueOf(object.kind().replace(' ', '_')).isOfDatabase());
  }

  /// Without settings, rights and comment of the database itself.
  SchemaState withoutSettings() {
    return only(object -> !object.kind().startsWith("DATABASE "));
  }

  /// The same, whichever roles own the objects.
  public SchemaState withoutOwners() {
    return new SchemaState(version, net, objects.stream().map(SchemaObject::withoutOwner).toList());
  }

  /// A script that makes all objects.
  public String sql() {
    return objects.stream().map(SchemaObject::sql).collect(Collectors.joining("\n"));
  }

  /// For a column of text; [#unpack] reads it.
  public String pack() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(Json.text(this).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /// What [#pack] wrote.
  ///
  /// @throws com.google.gson.JsonParseException if it is something else
  public static SchemaState unpack(String packed) {
    try (GZIPInputStream zipped =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      return Json.read(
          new String(zipped.readAllBytes(), StandardCharsets.UTF_8), SchemaState.class);
    } catch (IOException | IllegalArgumentException e) {
      throw new com.google.gson.JsonParseException("it is no packed schema state", e);
    }
  }
}
