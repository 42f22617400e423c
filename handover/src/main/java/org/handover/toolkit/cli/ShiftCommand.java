package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.guard.Watch;
import org.handover.toolkit.parity.Interruption;
import org.handover.toolkit.shift.Percent;
import org.handover.toolkit.shift.PlanRun;
import org.handover.toolkit.shift.ShiftPlan;
import org.handover.toolkit.shift.Shifter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "shift",
    description = "Moves traffic: one share, or a plan whose steps each need the guard's pass.",
    footer = "  handover shift --group reads --plan 1%%,5%%,25%%,50%%,100%% --every 60s",
    subcommands = {ShiftParallelCommand.class, ShiftSwitchCommand.class})
final class ShiftCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommandContext workbench;
  @Mixin private ShiftArguments arguments;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "A group of routes; may be given more than once. Without one: all.")
  private List<String> groups = List.of();

  @Option(
      names = "--to",
      paramLabel = "SHARE",
      description = "The new backend's share: 0%% to 100%%.")
  private @Nullable String to;

  @Option(
      names = "--plan",
      paramLabel = "SHARES",
      description = "Shares that rise. Each is left only on the guard's pass; a fail rolls back.")
  private @Nullable String plan;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "How long each step is watched at least (default: ${DEFAULT-VALUE}).")
  private String every = "60s";

  @Option(names = "--dry-run", description = "Only hold what is wanted against the gates.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    if ((to == null) == (plan == null)) {
      throw new ParameterException(spec.commandLine(), "Either --to or --plan is needed");
    }
    return to == null ? plan(ShiftPlan.parse(String.valueOf(plan), every)) : share(to);
  }

  private int share(String written) throws Exception {
    int percent = Percent.parse("--to", written);
    Configuration configuration = workbench.configuration();
    Shifter shifter = arguments.shifter(workbench, configuration);
    if (dryRun) {
      return look(configuration, shifter, percent);
    }
    return workbench.step(
        "shift",
        configuration,
        arguments.intent("to", percent, "groups", groups),
        _ -> shifter.to(groups, percent));
  }

  private int look(Configuration configuration, Shifter shifter, int percent) throws Exception {
    return workbench.step(
        "shift --dry-run",
        configuration,
        arguments.intent("to", percent, "groups", groups),
        _ -> shifter.look(groups, percent));
  }

  private int plan(ShiftPlan steps) throws Exception {
    Configuration configuration = workbench.configuration();
    Shifter shifter = arguments.shifter(workbench, configuration);
    if (dryRun) {
      return look(configuration, shifter, steps.steps().getLast());
    }
    Watch own =
        new Watch(
            configuration, workbench.clock(), workbench.journal(configuration), workbench::say);
    PlanRun run = new PlanRun(shifter, steps, own, workbench.clock());
    try (Interruption interruption = Interruption.watch()) {
      return workbench.step(
          "shift --plan",
          configuration,
          arguments.intent("plan", plan + " every " + every, "groups", groups),
          progress -> run.run(groups, progress, interruption::isAsked));
    }
  }
}
