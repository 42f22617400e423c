package org.handover.toolkit.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What proves that both backends can live with the schema.
///
/// @param writes plain SQL: the INSERTs, UPDATEs and DELETEs of the legacy backend, run and rolled
///   back
/// @param unchanged tables that may not have changed since the adoption
/// @param readBack a command that reads all rows through the legacy backend's own models
public record VerifySettings(
    @Nullable Path writes, List<String> unchanged, @Nullable ReadBack readBack) {
  public VerifySettings {
    unchanged = List.copyOf(unchanged);
  }

  static VerifySettings of(ConfigReader keys) {
    ConfigReader readBack = keys.block("read-back");
    return new VerifySettings(
        keys.path("writes"),
        keys.texts("unchanged"),
        readBack == null ? null : ReadBack.of(readBack));
  }

  /// The legacy backend's own models, put before each row.
  ///
  /// @param run the program and its arguments, started in the folder of `handover.yml`
  /// @param env added to the environment; `{database}` stands for the database's URL
  public record ReadBack(List<String> run, Map<String, String> env) {
    public ReadBack {
      run = List.copyOf(run);
      env = Map.copyOf(env);
    }

    private static ReadBack of(ConfigReader keys) {
      return new ReadBack(keys.requireTexts("run"), keys.pairs("env"));
    }
  }
}
