package org.handover.toolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.handover.toolkit.gateway.nginx.NginxFiles;
import org.handover.toolkit.gateway.nginx.NginxRendered;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "render",
    description = "Shows both files, or writes them into a folder, and touches no nginx.",
    footer = "  handover nginx render --to /tmp/for-review")
final class NginxRenderCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Write http.conf and server.conf into this folder instead of showing them.")
  private @Nullable Path to;

  @Override
  public Integer call() throws Exception {
    NginxRendered rendered = new NginxRendered(NginxFiles.of(workbench.configuration()));
    if (to == null) {
      return workbench.show(rendered, rendered.text());
    }
    Files.createDirectories(to);
    Files.writeString(to.resolve("http.conf"), rendered.files().http());
    Files.writeString(to.resolve("server.conf"), rendered.files().server());
    return workbench.show(rendered);
  }
}
