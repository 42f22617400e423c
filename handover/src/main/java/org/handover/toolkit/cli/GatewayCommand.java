package org.handover.toolkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.gateway.Gateway;
import org.handover.toolkit.gateway.GatewayPlan;
import org.handover.toolkit.gateway.Mirror;
import org.handover.toolkit.gateway.Predecessor;
import org.handover.toolkit.parity.MirrorRun;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "gateway",
    description = "Runs the embedded gateway in front of both backends, until SIGTERM.",
    footer = "  handover gateway --replace")
final class GatewayCommand implements Callable<Integer> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s?%?");

  @Mixin private CommandContext workbench;

  @Spec private CommandSpec command;

  @Option(
      names = "--replace",
      description =
          "Take over from the gateway that runs with this configuration: it gets no new connection,"
              + " ends its requests, and ends.")
  private boolean replace;

  @Option(
      names = "--mirror",
      paramLabel = "PERCENT",
      description =
          "Compare both backends on so many of the live reads (`10%%`), beside their answers; at the"
              + " end, `parity read` is in the journal with what they showed.")
  private @Nullable String mirror;

  @Option(
      names = "--mirror-rate",
      paramLabel = "N",
      description =
          "Requests a second to both backends together for that, at most; a read takes three"
              + " (default: ${DEFAULT-VALUE}).")
  private double mirrorRate = 30;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    GatewayPlan plan = GatewayPlan.of(configuration, workbench.clock());
    double percent = mirror == null ? 0 : percent(mirror);
    if (percent == 0) {
      return run(plan, Mirror.NONE, () -> {});
    }
    MirrorRun comparison = new MirrorRun(configuration, mirrorRate());
    comparison.start();
    return run(
        plan, new Mirror(percent, comparison::offer), () -> conclude(configuration, comparison));
  }

  private int run(GatewayPlan plan, Mirror mirrored, Runnable concluded)
      throws InterruptedException {
    Predecessor predecessor = Predecessor.of(plan);
    predecessor.require(replace);
    Gateway gateway = Gateway.start(plan, predecessor.isThere(), mirrored, this::say);
    say("listens on " + gateway.address().getHostString() + ":" + gateway.address().getPort());
    // SIGTERM and Ctrl-C: the JVM waits for it, and then ends.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  gateway.drain();
                  concluded.run();
                },
                "drain"));
    predecessor.end();
    new CountDownLatch(1).await();
    return ExitCode.PASS.code();
  }

  private void conclude(Configuration configuration, MirrorRun comparison) {
    comparison.close();
    try {
      say("live reads that found no room to be compared: " + comparison.dropped());
      // As `parity read` itself: `shift` takes it as evidence.
      new ParityArguments()
          .step(workbench, "parity read", configuration, List.of(), _ -> comparison.report());
    } catch (Exception e) {
      say("the comparison of live reads could not be written down: " + Faults.of(e).text());
    }
  }

  private static double percent(String text) {
    Matcher percent = PERCENT.matcher(text.strip());
    double value = percent.matches() ? Double.parseDouble(percent.group(1)) : -1;
    if (value < 0 || value > 100) {
      throw wrong("--mirror", "is '" + text + "'", "write it like 10%, from 0% to 100%");
    }
    return value;
  }

  private double mirrorRate() {
    if (!(mirrorRate >= 1 && mirrorRate <= 1000)) {
      throw wrong("--mirror-rate", "is " + mirrorRate, "it may be 1 to 1000 requests a second");
    }
    return mirrorRate;
  }

  private static StoppedException wrong(String option, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(option, what, remedy));
  }

  private synchronized void say(String line) {
    command.commandLine().getErr().println("handover gateway: " + line);
    command.commandLine().getErr().flush();
  }
}
