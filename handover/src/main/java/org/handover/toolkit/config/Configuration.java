package org.handover.toolkit.config;

import java.nio.file.Path;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.RouteTable;
import org.jspecify.annotations.Nullable;

/// All of `handover.yml`. Paths are relative to the file's folder in the file, and absolute here.
///
/// @param database null: `none`, neither backend has one that this is about
/// @param scratch a database of a server on which scratch databases may be made; absent: the same
///   server
/// @param routes which requests are of which group
/// @param journal the file that keeps the evidence
/// @param folder where `handover.yml` is: `.`, unless the file says otherwise
public record Configuration(
    String name,
    @Nullable DatabaseUrl database,
    @Nullable DatabaseUrl scratch,
    BackendSettings.Pair backends,
    SchemaSettings schema,
    BackupSettings backup,
    DoctorSettings doctor,
    VerifySettings verify,
    ParitySettings parity,
    InventorySettings inventory,
    RouteTable routes,
    GatewaySettings gateway,
    TrafficSettings traffic,
    GuardSettings guard,
    LoadSettings load,
    StagingSettings staging,
    RetireSettings retire,
    ChecklistSettings checklist,
    ConsoleSettings console,
    Path journal,
    Path folder) {
  static Configuration of(ConfigReader keys) {
    return new Configuration(
        keys.requireText("name"),
        keys.databaseOrNone("database"),
        keys.database("scratch"),
        BackendSettings.Pair.of(keys.requireBlock("backends")),
        SchemaSettings.of(keys.requireBlock("schema")),
        BackupSettings.of(keys.requireBlock("backup")),
        DoctorSettings.of(keys.requireBlock("doctor")),
        VerifySettings.of(keys.requireBlock("verify")),
        ParitySettings.of(keys.requireBlock("parity")),
        InventorySettings.of(keys.requireBlock("inventory")),
        RouteSettings.of(keys),
        GatewaySettings.of(keys.requireBlock("gateway")),
        TrafficSettings.of(keys.requireBlock("traffic")),
        GuardSettings.of(keys.requireBlock("guard")),
        LoadSettings.of(keys.requireBlock("load")),
        StagingSettings.of(keys.requireBlock("staging")),
        RetireSettings.of(keys.requireBlock("retire")),
        ChecklistSettings.of(keys.requireBlock("checklist")),
        ConsoleSettings.of(keys.requireBlock("console")),
        keys.requirePath("journal"),
        keys.requirePath("folder"));
  }

  /// Whether the migration has one at all.
  public boolean hasDatabase() {
    return database != null;
  }

  /// The database that both backends share.
  ///
  /// @throws StoppedException if there is none: the step that asks needs one
  @Override
  public DatabaseUrl database() {
    if (database == null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: database", "is none, and this step needs one", "name the database"));
    }
    return database;
  }

  /// What the journal says that a step was about, without secrets.
  public String databaseName() {
    return database == null ? ConfigReader.NO_DATABASE : database.toString();
  }

  /// The database whose server makes scratch databases.
  public DatabaseUrl scratchServer() {
    return scratch == null ? database() : scratch;
  }
}
