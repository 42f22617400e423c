package org.handover.toolkit.config;

import java.nio.file.Path;
import org.handover.toolkit.database.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/// All of `handover.yml`. Paths are relative to the file's folder in the file, and absolute here.
///
/// @param scratch a database of a server on which scratch databases may be made; absent: the same
///   server
/// @param journal the file that keeps the evidence
/// @param folder where `handover.yml` is: `.`, unless the file says otherwise
public record Configuration(
    String name,
    DatabaseUrl database,
    @Nullable DatabaseUrl scratch,
    BackendSettings.Pair backends,
    SchemaSettings schema,
    BackupSettings backup,
    DoctorSettings doctor,
    VerifySettings verify,
    Path journal,
    Path folder) {
  static Configuration of(Keys keys) {
    return new Configuration(
        Requirement.text(keys.text("name"), "name"),
        Requirement.present(keys.database("database"), "database"),
        keys.database("scratch"),
        BackendSettings.Pair.of(keys.block("backends")),
        SchemaSettings.of(keys.block("schema")),
        BackupSettings.of(keys.block("backup")),
        DoctorSettings.of(keys.block("doctor")),
        VerifySettings.of(keys.block("verify")),
        Requirement.present(keys.path("journal"), "journal"),
        Requirement.present(keys.path("folder"), "folder"));
  }

  /// The database whose server makes scratch databases.
  public DatabaseUrl scratchServer() {
    return scratch == null ? database : scratch;
  }
}
