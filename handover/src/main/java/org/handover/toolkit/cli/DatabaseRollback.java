package org.handover.toolkit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.handover.toolkit.apply.Undoer;
import org.handover.toolkit.backup.BackupList;
import org.handover.toolkit.backup.BackupVerification;
import org.handover.toolkit.backup.Overwrite;
import org.handover.toolkit.backup.Restorer;
import org.handover.toolkit.backup.SchemaBackup;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Verdict;

/// After the traffic is back: the database, if it has to be. Each step is shown before it is asked
/// for; no answer is a no.
final class DatabaseRollback {
  private final CommandContext workbench;
  private final BufferedReader answers =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  DatabaseRollback(CommandContext workbench) {
    this.workbench = workbench;
  }

  int run() throws Exception {
    Configuration configuration = workbench.configuration();
    Undoer undoer =
        new Undoer(
            configuration, new SchemaBackup(configuration, workbench.clock()), workbench.clock());
    workbench.step("db undo --dry-run", configuration, undoer::plan);
    Optional<String> undo =
        ask("Take these additions back? The legacy backend's rows stay as they are. [y/N] ");
    if (undo.filter(answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes")).isPresent()) {
      return workbench.step("db undo", configuration, undoer::undo);
    }
    return undo.isEmpty() ? unanswered() : restore(configuration);
  }

  private int restore(Configuration configuration) throws Exception {
    Path folder = configuration.backup().folder();
    Optional<Path> newest = BackupList.newest(folder);
    if (newest.isEmpty()) {
      workbench.say("There is no backup in %s to restore.".formatted(folder));
      return nothing(ExitCode.PASS);
    }
    Path backup = newest.get();
    Findings verified = BackupVerification.of(backup);
    workbench.show(verified);
    if (verified.verdict() != Verdict.PASS) {
      return nothing(ExitCode.FAIL);
    }
    String name = configuration.database().database();
    Optional<String> typed =
        ask(
            ("Restore %s over the live database? EVERY WRITE SINCE THEN IS LOST. Stop both backends"
                    + " first. Type the database's name to do so: ")
                .formatted(backup.getFileName()));
    if (typed.isEmpty()) {
      return unanswered();
    }
    if (!typed.get().equals(name)) {
      return nothing(ExitCode.PASS);
    }
    Restorer restorer =
        new Restorer(
            configuration, workbench.clock(), configuration.database(), new Overwrite(false, name));
    return workbench.step("restore", configuration, progress -> restorer.restore(backup, progress));
  }

  private Optional<String> ask(String question) throws IOException {
    workbench.say(question);
    return Optional.ofNullable(answers.readLine()).map(String::strip);
  }

  private int unanswered() {
    workbench.say("There was no answer.");
    return nothing(ExitCode.INCONCLUSIVE);
  }

  private int nothing(ExitCode code) {
    workbench.say("Nothing was changed in the database.");
    return code.code();
  }
}
