package org.handover.toolkit.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to reach a backend.
///
/// @param urls all its instances, if there are several; empty: `url` alone
/// @param health the path that answers 200 when all is well
/// @param version what is deployed there, such as a commit: evidence counts for it; absent: the
///   files that `start` names tell one build from another
/// @param role the database role that it signs in as; absent: not known
/// @param start the program that starts it and its arguments, in the folder of `handover.yml`:
///   `{port}` and `{database}` are filled in; empty: only it itself can
/// @param env added to that program's environment, filled in likewise
public record BackendSettings(
    @Nullable URI url,
    List<URI> urls,
    @Nullable String health,
    @Nullable String version,
    @Nullable String role,
    List<String> start,
    Map<String, String> env) {
  public BackendSettings {
    urls = List.copyOf(urls);
    start = List.copyOf(start);
    env = Map.copyOf(env);
  }

  private static BackendSettings of(ConfigReader keys) {
    return new BackendSettings(
        keys.uri("url"),
        keys.uris("urls"),
        keys.webPath("health"),
        keys.filledText("version"),
        keys.text("role"),
        keys.texts("start"),
        keys.pairs("env"));
  }

  /// Where a gateway sends requests; empty: nothing is known.
  public List<URI> addresses() {
    return !urls.isEmpty() || url == null ? urls : List.of(url);
  }

  /// The one that serves today, and the one that is to serve.
  public record Pair(BackendSettings legacy, BackendSettings next) {
    static Pair of(ConfigReader keys) {
      return new Pair(
          BackendSettings.of(keys.requireBlock("legacy")),
          BackendSettings.of(keys.requireBlock("next")));
    }
  }
}
