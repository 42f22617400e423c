package org.handover.toolkit.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.evidence.BackendVersions;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.journal.Run;
import org.handover.toolkit.parity.play.Witness;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.Report;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options that all commands have, and what a command does with its stage: run it with evidence
/// in the journal, show its report, and say how it ended.
final class CommandContext {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("handover.yml");

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  /// A stage at work.
  @FunctionalInterface
  interface Stage {
    Report run(Progress progress) throws Exception;
  }

  Configuration configuration() {
    return configurationFile().read();
  }

  ConfigurationFile configurationFile() {
    return new ConfigurationFile(file, environment());
  }

  Path file() {
    return file;
  }

  private Surroundings surroundings() {
    return HandoverCommand.surroundings(command);
  }

  Clock clock() {
    return surroundings().clock();
  }

  Witness witness() {
    return surroundings().witness();
  }

  Map<String, String> environment() {
    return surroundings().environment();
  }

  Journal journal(Configuration configuration) {
    return new Journal(configuration.journal(), clock(), configuration.name());
  }

  /// A step that needs nothing but the configuration.
  int step(String name, Function<Configuration, Stage> stage) throws Exception {
    Configuration configuration = configuration();
    return step(name, configuration, stage.apply(configuration));
  }

  /// With evidence: what the step saw is in the journal before anybody is told.
  int step(String name, Configuration configuration, Stage stage) throws Exception {
    return step(name, configuration, Map.of(), stage);
  }

  int step(String name, Configuration configuration, Map<String, ?> intent, Stage stage)
      throws Exception {
    return show(recorded(name, configuration, intent, stage));
  }

  /// Evidence counts for the versions of the backends that it is of.
  private static Map<String, ?> withVersions(Map<String, ?> intent, Configuration configuration) {
    Map<String, String> versions = BackendVersions.of(configuration).known();
    if (versions.isEmpty()) {
      return intent;
    }
    Map<String, Object> all = new LinkedHashMap<>(intent);
    all.put(BackendVersions.KEY, versions);
    return all;
  }

  /// Before there is a configuration: the journal is where it will be unless the new file says
  /// otherwise.
  int firstStep(String name, DatabaseUrl database, Stage stage) throws Exception {
    Path journal = configurationFile().folder().resolve(".handover/journal.jsonl");
    return step(name, new Journal(journal, clock(), null), database.toString(), Map.of(), stage);
  }

  private int step(
      String name, Journal journal, String database, Map<String, ?> intent, Stage stage)
      throws Exception {
    return show(recorded(name, journal, database, intent, stage));
  }

  /// With evidence, and without being shown.
  Report recorded(String name, Configuration configuration, Map<String, ?> intent, Stage stage)
      throws Exception {
    return recorded(
        name,
        journal(configuration),
        configuration.databaseName(),
        withVersions(intent, configuration),
        stage);
  }

  private Report recorded(
      String name, Journal journal, String database, Map<String, ?> intent, Stage stage)
      throws Exception {
    Run run = journal.start(name, database, intent);
    try (ProgressBar bar = ProgressBar.on(surroundings())) {
      Report report = stage.run(bar);
      run.ended(report);
      return report;
    } catch (Exception | Error e) {
      run.stopped(Faults.of(e));
      throw e;
    }
  }

  /// A line beside the report.
  void say(String line) {
    surroundings().err().println(line);
    surroundings().err().flush();
  }

  boolean wantsJson() {
    return json;
  }

  /// On the error stream, after the report.
  void complain(String what, String more) {
    surroundings().err().println("handover: " + what);
    surroundings().err().print(more.indent(4));
    surroundings().err().flush();
  }

  /// For a stage that leaves no evidence: it changes nothing.
  ProgressBar progress() {
    return ProgressBar.on(surroundings());
  }

  /// The report's own text in place of its tables.
  int show(Report report, String text) {
    if (json) {
      return show(report);
    }
    surroundings().out().print(text);
    surroundings().out().flush();
    return ExitCode.of(report.verdict()).code();
  }

  int show(Report report) {
    if (json) {
      Printer.json(surroundings(), report);
    } else {
      new Printer(surroundings()).print(report);
    }
    return ExitCode.of(report.verdict()).code();
  }
}
