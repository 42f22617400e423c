package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "generate",
    description = "Makes cases of an OpenAPI document: what fits, and each way of not fitting.",
    footer = "  handover parity generate --out parity/generated.yml --as admin openapi.json")
final class ParityGenerateCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;
  @Mixin private ChapterArgument chapter;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same cases (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--as",
      paramLabel = "CALLER",
      description = "The caller of the corpus who sends them; without one, the public.")
  private @Nullable String caller;

  @Parameters(paramLabel = "OPENAPI", description = "The document (2 or 3), as JSON.")
  private Path document;

  @Override
  public Integer call() throws Exception {
    return chapter.step(
        workbench, "parity generate", inputs -> inputs.generate(document, seed, caller));
  }
}
