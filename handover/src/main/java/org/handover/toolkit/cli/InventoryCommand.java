package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.inventory.InventoryRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inventory",
    description =
        "Lists every endpoint of the legacy API, how it is used, and what the new backend lacks.",
    footer = "  handover inventory /var/log/nginx/access.log.1.gz")
final class InventoryCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--live",
      description = "Ask the new backend, too, with OPTIONS and GET: what it answers to.")
  private boolean live;

  @Parameters(paramLabel = "LOG", description = "Access logs beside those of inventory.logs.")
  private List<Path> logs = List.of();

  @Override
  public Integer call() throws Exception {
    return workbench.step("inventory", c -> new InventoryRun(c, logs, live)::run);
  }
}
