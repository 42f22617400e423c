package org.handover.toolkit.cli;

import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.init.Initialiser;
import org.handover.toolkit.init.Proposal;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "init",
    description =
        "Writes a commented handover.yml from DATABASE_URL and the two backends, by looking at them.",
    footer = "  handover init --legacy http://127.0.0.1:5000 --next http://127.0.0.1:8000")
final class InitCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(names = "--legacy", paramLabel = "URL", description = "The backend that serves today.")
  private @Nullable URI legacy;

  @Option(names = "--next", paramLabel = "URL", description = "The backend that is to serve.")
  private @Nullable URI next;

  @Option(names = "--overwrite", description = "Replace a file that is there.")
  private boolean overwrite;

  @Option(names = "--dry-run", description = "Print the file instead of writing it.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    DatabaseUrl database = DatabaseUrl.parse(url(), workbench.environment());
    Initialiser initialiser = new Initialiser(database, web(legacy), web(next), workbench.file());
    return dryRun
        ? propose(initialiser)
        : workbench.firstStep("init", database, progress -> initialiser.write(overwrite, progress));
  }

  private int propose(Initialiser initialiser) throws SQLException {
    try (ProgressBar bar = workbench.progress()) {
      Proposal proposal = initialiser.propose(bar);
      bar.close();
      return workbench.show(proposal, proposal.yaml());
    }
  }

  private String url() {
    String url = workbench.environment().getOrDefault("DATABASE_URL", "");
    if (url.isBlank()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "DATABASE_URL",
              "is not set",
              "export DATABASE_URL=postgresql://user:password@host:5432/db"));
    }
    return url;
  }

  private static @Nullable URI web(@Nullable URI url) {
    if (url != null
        && (url.getHost() == null || !String.valueOf(url.getScheme()).startsWith("http"))) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "the backend's URL",
              "is none of http or https",
              "write it like http://127.0.0.1:5000"));
    }
    return url;
  }
}
