package org.handover.toolkit.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.handover.toolkit.checklist.Checklist;
import org.handover.toolkit.checklist.Items;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sign",
    description = "Signs an item that only a person can know.",
    footer = "  handover checklist sign 'team trained' --by 'A. Person'")
final class ChecklistSignCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Parameters(paramLabel = "ITEM", description = "The item's name.")
  private String item = "";

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who answers for it.")
  private String by = "";

  @Option(names = "--because", paramLabel = "REASON", description = "What it rests on.")
  private String because = "";

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    String name =
        new Checklist(configuration, workbench.clock())
            .requireSignable(item, by, workbench.journal(configuration).inspect(null));
    return workbench.step(
        Items.SIGN,
        configuration,
        Map.of("item", name, "by", by.strip(), "because", because),
        _ -> Checklist.signed(name, by.strip()));
  }
}
