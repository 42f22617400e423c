package org.handover.toolkit.retire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.RetireSettings;
import org.handover.toolkit.evidence.BackendVersions;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Pause;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;

/// Stops the legacy backend for good, and keeps what is left of it. Each part can be run again
/// after it was killed.
public final class Retirement {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration TO_STOP = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Configuration configuration;
  private final RetireSettings settings;
  private final History history;
  private final Clock clock;

  public Retirement(Configuration configuration, History history, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.retire();
    this.history = history;
    this.clock = clock;
  }

  /// Whether it may be retired; nothing is changed.
  public Findings check(Progress progress) throws IOException, SQLException {
    progress.at("looking for its last use", 0, 0);
    List<Finding> findings = new ArrayList<>(means());
    findings.addAll(new LastUse(configuration, history, clock).findings());
    return new Findings("retirement", findings);
  }

  private List<Finding> means() {
    List<Finding> findings = new ArrayList<>();
    if (settings.stop().isEmpty() || settings.start().isEmpty()) {
      findings.add(
          Finding.fail(
              "means",
              "retire.stop and retire.start are not both set",
              "name the commands, such as [systemctl, disable, --now, legacy]"));
    }
    if (settings.archive().isEmpty() || settings.reference() == null) {
      findings.add(
          Finding.fail(
              "means",
              "retire.archive and retire.reference are not both set",
              "name the configuration and the last logs, and where the code is kept"));
    }
    for (Path path : settings.archive()) {
      if (!Files.isReadable(path)) {
        findings.add(
            Finding.fail("means", path + " cannot be read", "mend retire.archive, or the rights"));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.pass("means", "it can be stopped, started and archived"))
        : findings;
  }

  /// Checks, stops, proves that nothing answers, archives.
  public Findings retire(Progress progress) throws IOException, SQLException {
    if (RetirementNote.read(settings.folder()).isPresent()) {
      throw new StoppedException(
          new Fault.Refused(
              "it is retired already",
              "`handover retire --confirm` ends it, `handover retire --undo` takes it back"));
    }
    Findings check = check(progress);
    if (check.verdict() != Verdict.PASS) {
      return check;
    }
    List<Finding> findings = new ArrayList<>(check.findings());
    progress.at("stopping it", 1, 3);
    findings.add(run("stopped", settings.stop()));
    findings.add(silence());
    if (Finding.verdict(findings) == Verdict.PASS) {
      progress.at("archiving", 2, 3);
      findings.add(archive());
    }
    return new Findings("retirement", findings);
  }

  private Finding run(String topic, List<String> words) {
    Completed completed =
        ProcessRunner.run(new Command(words, Map.of(), configuration.folder(), Set.of()));
    String saw = "%s ended with %d".formatted(words.getFirst(), completed.exitCode());
    return completed.exitCode() == 0
        ? Finding.pass(topic, saw)
        : Finding.fail(topic, saw, "run it by hand, then this again");
  }

  private Finding silence() {
    for (URI address : configuration.backends().legacy().addresses()) {
      if (!becomes(address, false, TO_STOP)) {
        return Finding.fail(
            "silence", address + " still answers", "is it started again by something? retire.stop");
      }
    }
    return configuration.backends().legacy().addresses().isEmpty()
        ? Finding.inconclusive(
            "silence", "backends.legacy.url is not set", "so nobody knows whether it has stopped")
        : Finding.pass("silence", "nothing answers where it was");
  }

  /// Whether it answers, or no longer does, within that time.
  private boolean becomes(URI address, boolean answering, Duration within) {
    String health = Objects.requireNonNullElse(configuration.backends().legacy().health(), "/");
    long deadline = System.nanoTime() + within.toNanos();
    do {
      if (answers(address, health, answering) == answering) {
        return true;
      }
      Pause.of(PAUSE, "in the middle of the retirement");
    } while (System.nanoTime() < deadline);
    return false;
  }

  /// Asks once.
  ///
  /// @param well whether only 200 counts
  private static boolean answers(URI address, String health, boolean well) {
    try {
      int status = new RawHttp(address, ANSWER).send(RawRequest.get(health)).status();
      return !well || status == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private Finding archive() throws IOException {
    Path file = settings.folder().resolve("legacy-%s.zip".formatted(NAME.format(clock.instant())));
    Archive.About about =
        new Archive.About(
            clock.instant(),
            configuration.name(),
            settings.reference(),
            BackendVersions.of(configuration).legacy(),
            Map.of());
    String sum = Archive.write(file, about, settings.archive());
    new RetirementNote(clock.instant(), file.toString(), sum, null).write(settings.folder());
    return Finding.note(
        "archive",
        "%s, SHA-256 %s, read again and found whole".formatted(file, sum),
        "copy it to where archives are kept, then `handover retire --confirm --by NAME`");
  }

  private RetirementNote require() throws IOException {
    return RetirementNote.read(settings.folder())
        .orElseThrow(() ->
            new StoppedException(
                new Fault.Refused("it is not retired", "`handover retire` does that")));
  }

  /// Starts it again. The traffic stays where it is.
  public Findings undo(Progress progress) throws IOException {
    RetirementNote note = require();
    if (note.confirmedBy() != null) {
      throw new StoppedException(
          new Fault.Refused(
              "%s has confirmed the archive: the retirement cannot be undone"
                  .formatted(note.confirmedBy()),
              "restore it by hand from " + note.archive()));
    }
    progress.at("starting it", 0, 1);
    List<Finding> findings = new ArrayList<>();
    findings.add(run("started", settings.start()));
    for (URI address : configuration.backends().legacy().addresses()) {
      findings.add(
          becomes(address, true, configuration.parity().startWithin())
              ? Finding.pass("health", address + " is well")
              : Finding.fail("health", address + " is not well", "see its log, then this again"));
    }
    if (Finding.verdict(findings) == Verdict.PASS) {
      RetirementNote.remove(settings.folder());
    }
    return new Findings("retirement", findings);
  }

  /// From now on there is no way back; what was kept for the legacy backend's sake may end.
  ///
  /// @param by who answers for it
  public Findings confirm(String by, Progress progress) throws IOException {
    RetirementNote note = require();
    if (by.strip().codePoints().filter(Character::isLetter).count() < 2) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--by", "names no person", "write the name of the person who answers for it"));
    }
    progress.at("reading the archive", 0, 1);
    Path file = Path.of(note.archive());
    if (!Files.isReadable(file) || !Archive.sum(file).equals(note.sum())) {
      return new Findings(
          "retirement",
          List.of(
              Finding.fail(
                  "archive",
                  file + " is not there, or not the one that was written",
                  "put it back, or `handover retire --undo` and retire again")));
    }
    List<Finding> findings = new ArrayList<>();
    List<String> wrong = Archive.check(file);
    findings.add(
        wrong.isEmpty()
            ? Finding.pass("archive", "%s is whole; confirmed by %s".formatted(file, by.strip()))
            : Finding.fail("archive", "damaged: " + wrong.getFirst(), "retire again"));
    if (!settings.then().isEmpty() && Finding.verdict(findings) == Verdict.PASS) {
      findings.add(run("what ends with it", settings.then()));
    }
    if (Finding.verdict(findings) == Verdict.PASS) {
      note.confirmed(by.strip()).write(settings.folder());
    }
    return new Findings("retirement", findings);
  }
}
