package org.handover.toolkit.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.load.Load;
import org.handover.toolkit.load.LoadPage;
import org.handover.toolkit.load.LoadReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "load",
    description =
        "Sends reads as users would, at a rate of arrivals, and compares both backends under it.",
    footer = {
      "  handover load --rate 50 --html load.html /var/log/nginx/access.log.1.gz",
      "  handover load --url http://127.0.0.1:5000/api/health --rate 100"
    })
final class LoadCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--on",
      paramLabel = "WHICH",
      description = "both (in turn), legacy or next (default: ${DEFAULT-VALUE}).")
  private String on = "both";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Any server instead, also without a handover.yml.")
  private @Nullable URI url;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests a second that arrive at a backend (default: load.rate).")
  private @Nullable Double rate;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Of the measurement of each backend (default: load.duration).")
  private @Nullable Integer seconds;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Send this path; several may be named.")
  private List<String> paths = List.of();

  @Option(
      names = "--as",
      paramLabel = "CALLER",
      description = "The caller of the corpus who sends a log's or a path's requests.")
  private @Nullable String caller;

  @Option(names = "--html", paramLabel = "PAGE", description = "Write the report as a page, too.")
  private @Nullable Path html;

  @Parameters(
      paramLabel = "LOG",
      description =
          "Access logs whose reads are sent. Without one: those of the inventory, else the cases"
              + " that read.")
  private List<Path> logs = List.of();

  @Override
  public Integer call() throws Exception {
    if (url != null && !Files.exists(workbench.file())) {
      Load load = load(ConfigurationFile.bare());
      try (ProgressBar bar = workbench.progress()) {
        return workbench.show(written(load, load.run(bar)));
      }
    }
    Configuration configuration = workbench.configuration();
    Load load = load(configuration);
    return workbench.step(
        "load",
        configuration,
        Map.of("on", load.target()),
        progress -> written(load, load.run(progress)));
  }

  private Load load(Configuration configuration) {
    return new Load(
        configuration,
        configuration
            .load()
            .with(
                Objects.requireNonNullElse(rate, configuration.load().rate()),
                seconds == null
                    ? configuration.load().duration()
                    : Duration.ofSeconds(Math.clamp(seconds, 1, 86_400))),
        on,
        url,
        caller,
        paths,
        logs);
  }

  private LoadReport written(Load load, LoadReport report) throws IOException {
    if (html != null) {
      LoadPage.write(html, load.configuration().name(), report, workbench.clock().instant());
    }
    return report;
  }
}
