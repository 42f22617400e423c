package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "record",
    description = "Makes cases of recorded requests, without secrets and personal data.",
    footer = "  handover parity record --out parity/recorded.yml session.har")
final class ParityRecordCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;
  @Mixin private ChapterArgument chapter;

  @Parameters(
      paramLabel = "SOURCE",
      description =
          "HAR files (.har), gateways' records (.jsonl), and access logs, of which only reads are"
              + " taken.")
  private List<Path> sources = List.of();

  @Override
  public Integer call() throws Exception {
    return chapter.step(workbench, "parity record", inputs -> inputs.record(sources));
  }
}
