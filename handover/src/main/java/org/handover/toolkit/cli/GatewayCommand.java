package org.handover.toolkit.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.gateway.Gateway;
import org.handover.toolkit.gateway.GatewayPlan;
import org.handover.toolkit.gateway.Predecessor;
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
  @Mixin private Workbench workbench;

  @Spec private CommandSpec command;

  @Option(
      names = "--replace",
      description =
          "Take over from the gateway that runs with this configuration: it gets no new connection,"
              + " ends its requests, and ends.")
  private boolean replace;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    GatewayPlan plan = GatewayPlan.of(configuration, workbench.clock());
    Predecessor predecessor = Predecessor.of(plan);
    predecessor.require(replace);
    Gateway gateway = Gateway.start(plan, predecessor.isThere(), this::say);
    say("listens on " + gateway.address().getHostString() + ":" + gateway.address().getPort());
    // SIGTERM and Ctrl-C: the JVM waits for it, and then ends.
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::drain, "drain"));
    predecessor.end();
    new CountDownLatch(1).await();
    return ExitCode.PASS.code();
  }

  private synchronized void say(String line) {
    command.commandLine().getErr().println("handover gateway: " + line);
    command.commandLine().getErr().flush();
  }
}
