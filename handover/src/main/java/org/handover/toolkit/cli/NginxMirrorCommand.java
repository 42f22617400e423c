package org.handover.toolkit.cli;

import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.gateway.MirrorListener;
import org.handover.toolkit.parity.MirrorRun;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "mirror",
    description = "Compares both backends on the reads that nginx mirrors, until SIGTERM.",
    footer = "  handover nginx mirror --mirror-rate 60")
final class NginxMirrorCommand implements Callable<Integer> {
  @Mixin private CommandContext workbench;

  @Option(
      names = "--mirror-rate",
      paramLabel = "N",
      description =
          "Requests a second to both backends together, at most; a read takes three, and nine more"
              + " where the answers differ (default: ${DEFAULT-VALUE}).")
  private double mirrorRate = MirrorRate.USUAL;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    if (configuration.gateway().nginx().mirror().percent() == 0) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: gateway.nginx.mirror.percent",
              "is 0, so nginx mirrors nothing",
              "set it to 10, and `handover nginx apply`"));
    }
    MirrorRun comparison = new MirrorRun(configuration, MirrorRate.require(mirrorRate));
    MirrorEvidence evidence = new MirrorEvidence(workbench, configuration, comparison, this::say);
    InetSocketAddress listen = configuration.gateway().nginx().mirror().listen();
    MirrorListener listener = MirrorListener.start(listen, comparison::offer);
    evidence.start();
    say("listens on " + listen.getHostString() + ":" + listen.getPort());
    // SIGTERM and Ctrl-C: the JVM waits for it, and then ends.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  listener.close();
                  evidence.close();
                },
                "end"));
    new CountDownLatch(1).await();
    return ExitCode.PASS.code();
  }

  private synchronized void say(String line) {
    workbench.say("handover nginx mirror: " + line);
  }
}
