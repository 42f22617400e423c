package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.parity.InputsRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "record",
    description = "Makes cases of recorded requests, without secrets and personal data.",
    footer = "  handover parity record --out parity/recorded.yml session.har")
final class ParityRecordCommand implements Callable<Integer> {
  @Mixin private Workbench workbench;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "CHAPTER",
      description = "The chapter that is written.")
  private Path out = Path.of("");

  @Parameters(
      paramLabel = "SOURCE",
      description =
          "HAR files (.har), gateways' records (.jsonl), and access logs, of which only reads are"
              + " taken.")
  private List<Path> sources = List.of();

  @Override
  public Integer call() throws Exception {
    return workbench.step("parity record", _ -> _ -> new InputsRun(out).record(sources));
  }
}
