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
  public Configuration {
    Requirement.text(name, "name");
    Requirement.present(database, "database");
    Requirement.present(journal, "journal");
    Requirement.present(folder, "folder");
  }

  /// The database whose server makes scratch databases.
  public DatabaseUrl scratchServer() {
    return scratch == null ? database : scratch;
  }
}
