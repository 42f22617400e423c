package org.handover.toolkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.handover.toolkit.checklist.Checklist;
import org.handover.toolkit.checklist.ItemProgram;
import org.handover.toolkit.checklist.Items;
import org.handover.toolkit.checklist.ProgramsReport;
import org.handover.toolkit.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Runs the project's own programs that show items (checklist.items).",
    footer = "  handover checklist run 'all tests passing'")
final class ChecklistRunCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Parameters(paramLabel = "ITEM", description = "Only these items; without one, all.")
  private List<String> items = List.of();

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    List<ItemProgram> programs =
        new Checklist(configuration, workbench.clock())
            .programs(items, workbench.journal(configuration).inspect(null));
    List<ItemProgram.Ended> ended = new ArrayList<>();
    for (ItemProgram program : programs) {
      workbench.recorded(
          Items.RUN,
          configuration,
          Map.of("item", program.item()),
          progress -> {
            ItemProgram.Ended end = program.run(progress);
            ended.add(end);
            return end;
          });
    }
    return workbench.show(new ProgramsReport(ended));
  }
}
