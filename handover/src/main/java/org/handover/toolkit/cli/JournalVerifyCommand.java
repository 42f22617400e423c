package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "Follows the chain of hashes and names the first line that was tampered with.",
    footer = "  handover journal verify")
final class JournalVerifyCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description =
          "The last line's hash as it was kept elsewhere: lines that were cut off are noticed.")
  private @Nullable String head;

  @Override
  public Integer call() {
    return workbench.show(workbench.journal(workbench.configuration()).inspect(head));
  }
}
