package org.handover.toolkit.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.console.Comparison;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.gateway.Gateway;
import org.handover.toolkit.gateway.GatewayPlan;
import org.handover.toolkit.gateway.Mirror;
import org.handover.toolkit.gateway.Predecessor;
import org.handover.toolkit.parity.MirrorRun;
import org.handover.toolkit.parity.ParityReport;
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

  private static final Duration CONSOLE_PATIENCE = Duration.ofMinutes(5);
  private static final Duration CONSOLE_PAUSE = Duration.ofMillis(200);

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
          "Compare both backends on so many of the live reads (`10%%`): the other backend is asked,"
              + " too. The journal has what they show as `parity read`.")
  private @Nullable String mirror;

  @Option(
      names = "--mirror-rate",
      paramLabel = "N",
      description =
          "Requests a second for that, at most; a read takes one, and nine more where the answers"
              + " differ (default: ${DEFAULT-VALUE}).")
  private double mirrorRate = MirrorRate.USUAL;

  @Option(
      names = "--console",
      description = "Serve the console, too (`console.listen`), as `handover console` does.")
  private boolean withConsole;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = workbench.configuration();
    GatewayPlan plan = GatewayPlan.of(configuration, workbench.clock());
    double percent = mirror == null ? 0 : percent(mirror);
    if (percent == 0) {
      return run(configuration, plan, Mirror.NONE, () -> {}, Optional::empty);
    }
    MirrorRun comparison = new MirrorRun(configuration, MirrorRate.require(mirrorRate));
    MirrorEvidence evidence = new MirrorEvidence(workbench, configuration, comparison, this::say);
    evidence.start();
    return run(
        configuration,
        plan,
        new Mirror(percent, evidence::offer),
        evidence::close,
        () -> Optional.of(shown(evidence.soFar())));
  }

  /// So far.
  private Comparison shown(ParityReport report) {
    return new Comparison(
        "mirror, so far",
        workbench.clock().instant(),
        report.verdict().name().toLowerCase(Locale.ROOT),
        report.summary(),
        report.groups().stream()
            .map(group ->
                new Comparison.Difference(
                    group.grade().toString(),
                    group.what(),
                    String.valueOf(group.cases()),
                    group.example().request()))
            .toList());
  }

  private int run(
      Configuration configuration,
      GatewayPlan plan,
      Mirror mirrored,
      Runnable concluded,
      Supplier<Optional<Comparison>> mirror)
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
    if (withConsole) {
      console(configuration, mirror);
    }
    new CountDownLatch(1).await();
    return ExitCode.PASS.code();
  }

  /// The traffic matters more: without its console the gateway goes on, and says so. The address is
  /// still the predecessor's while that drains, hence the patience.
  private void console(Configuration configuration, Supplier<Optional<Comparison>> mirror)
      throws InterruptedException {
    long deadline = System.nanoTime() + CONSOLE_PATIENCE.toNanos();
    while (true) {
      try {
        Console console = Console.open(workbench, configuration, mirror);
        say("console: " + console.invitation());
        return;
      } catch (StoppedException e) {
        if (!replace || System.nanoTime() > deadline) {
          say("NO CONSOLE: %s; %s".formatted(e.fault().text(), e.fault().remedy()));
          return;
        }
      } catch (IOException e) {
        say("NO CONSOLE: " + Disk.reason(e));
        return;
      }
      Thread.sleep(CONSOLE_PAUSE);
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

  private static StoppedException wrong(String option, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(option, what, remedy));
  }

  private synchronized void say(String line) {
    command.commandLine().getErr().println("handover gateway: " + line);
    command.commandLine().getErr().flush();
  }
}
