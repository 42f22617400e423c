package org.handover.toolkit.cli;

import java.net.URI;
import java.sql.SQLException;
import org.handover.toolkit.database.DatabaseUrl;
import org.handover.toolkit.init.Initialiser;
import org.handover.toolkit.init.Proposal;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

final class InitCommand {
  private final Workbench workbench;

  private InitCommand(Workbench workbench) {
    this.workbench = workbench;
  }

  static CommandSpec of(Surroundings surroundings) {
    Workbench workbench = new Workbench(surroundings);
    Argument<URI> legacy =
        Argument.option("--legacy", "URL", URI.class, "The backend that serves today.");
    Argument<URI> next =
        Argument.option("--next", "URL", URI.class, "The backend that is to serve.");
    Argument<Boolean> overwrite = Argument.flag("--overwrite", "Replace a file that is there.");
    Argument<Boolean> dryRun = Argument.flag("--dry-run", "Print the file instead of writing it.");
    return Verb.of(
            "Writes a commented handover.yml from DATABASE_URL and the two backends, by looking at them.",
            "handover init --legacy http://127.0.0.1:5000 --next http://127.0.0.1:8000")
        .takes(workbench.arguments())
        .takes(legacy, next, overwrite, dryRun)
        .does(() ->
            new InitCommand(workbench)
                .init(legacy.orNull(), next.orNull(), overwrite.value(), dryRun.value()));
  }

  private int init(@Nullable URI legacy, @Nullable URI next, boolean overwrite, boolean dryRun)
      throws Exception {
    DatabaseUrl database = DatabaseUrl.parse(url());
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
