package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description = "Follows the chain of hashes and names the first line that was tampered with.",
    footer = "  handover journal verify")
final class JournalVerifyCommand implements Callable<Integer> {
  @Mixin private Workbench workbench;

  @Override
  public Integer call() {
    return workbench.show(workbench.journal(workbench.configuration()).inspect());
  }
}
