package org.handover.toolkit.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.LoadSettings;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Load as it was asked for.
///
/// @param on `both`, `legacy` or `next`; with a `url`, that
/// @param url a server that is none of the backends; its path is the first of the mix
/// @param caller of the corpus, who sends the requests; null: the public
/// @param paths what to send; empty: see [MixReader]
public record Load(
    Configuration configuration,
    LoadSettings settings,
    String on,
    @Nullable URI url,
    @Nullable String caller,
    List<String> paths,
    List<Path> logs) {
  /// More cannot be sent by anything that this program runs on.
  private static final double HIGHEST_RATE = 10_000_000;

  private static final double LOWEST_RATE = 0.01;

  public Load {
    paths = List.copyOf(paths);
    logs = List.copyOf(logs);
    if (!(settings.rate() >= LOWEST_RATE && settings.rate() <= HIGHEST_RATE)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "the rate", "is " + settings.rate(), "it may be 0.01 to 10000000 requests a second"));
    }
    if (!List.of("both", "legacy", "next").contains(on)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--on", "is '%s'".formatted(on), "it may be both, legacy or next"));
    }
    String scheme = url == null ? "http" : String.valueOf(url.getScheme());
    if (url != null && (url.getHost() == null || !scheme.matches("(?i)https?"))) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--url",
              "is no http or https URL with a host",
              "write it like http://127.0.0.1:5000/"));
    }
  }

  /// What the journal calls the target.
  public String target() {
    return url == null ? on : url.getScheme() + "://" + url.getHost() + port(url);
  }

  private static String port(URI url) {
    return url.getPort() < 0 ? "" : ":" + url.getPort();
  }

  public LoadReport run(Progress progress) throws IOException {
    MixReader reader = new MixReader(configuration, caller);
    if (url != null) {
      List<String> all = new ArrayList<>(paths);
      if (all.isEmpty() && logs.isEmpty()) {
        all.add(ownPath(url));
      }
      LoadRun.LoadTarget server = new LoadRun.LoadTarget(target(), URI.create(target()));
      return new LoadRun(settings, reader.read(all, logs)).run(target(), List.of(server), progress);
    }
    List<LoadRun.LoadTarget> sides = new ArrayList<>();
    if (!on.equals("next")) {
      sides.add(side("legacy", configuration.backends().legacy()));
    }
    if (!on.equals("legacy")) {
      sides.add(side("next", configuration.backends().next()));
    }
    return new LoadRun(settings, reader.read(paths, logs)).run(on, sides, progress);
  }

  private static String ownPath(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static LoadRun.LoadTarget side(String name, BackendSettings backend) {
    if (backend.url() == null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: backends.%s.url".formatted(name),
              "is missing",
              "say where the backend is"));
    }
    return new LoadRun.LoadTarget(name, Objects.requireNonNull(backend.url()));
  }
}
