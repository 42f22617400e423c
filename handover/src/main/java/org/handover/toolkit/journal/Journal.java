package org.handover.toolkit.journal;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.files.Sha256;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// The journal of a migration.
public final class Journal {
  /// A line, however long its evidence is: its number, the hash of the one before, and its own.
  private static final Pattern LINE =
      Pattern.compile(
          "(?s)\\{\"number\":(\\d{1,18}),.*,\"previous\":\"([0-9a-f]{64})\",\"hash\":\"([0-9a-f]{64})\"}");

  /// What comes after the hash.
  private static final String END = "\"}";

  private final Path path;
  private final JournalFile file;
  private final Clock clock;

  public Journal(Path path, Clock clock) {
    this.path = path;
    this.file = new JournalFile(path);
    this.clock = clock;
  }

  /// Writes that a step starts; the run that comes back takes how it ended.
  public Run start(String step, String on, Object evidence) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    Run run = new Run(this, step, id, on);
    run.write(Entry.Event.STARTED, evidence);
    return run;
  }

  void append(String step, String run, Entry.Event event, String on, Object evidence) {
    try {
      file.append(last -> line(last, step, run, event, on, evidence));
    } catch (IOException e) {
      throw new StoppedException(
          new Fault.Refused(
              "the journal %s cannot be written: %s".formatted(path, Disk.reason(e)),
              "no step runs without evidence: make it writable"),
          e);
    }
  }

  private String line(
      String last, String step, String run, Entry.Event event, String on, Object evidence) {
    Matcher before = LINE.matcher(last);
    if (!last.isEmpty() && !before.matches()) {
      throw new StoppedException(unreadable("its last line is none of ours"));
    }
    Entry entry =
        new Entry(
            last.isEmpty() ? 1 : Long.parseLong(before.group(1)) + 1,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            step,
            run,
            event,
            System.getProperty("user.name"),
            on,
            Json.tree(evidence),
            last.isEmpty() ? Entry.FIRST : before.group(3),
            "");
    String line = Json.text(entry);
    return new StringBuilder(line).insert(line.length() - END.length(), Sha256.of(line)).toString();
  }

  /// All of it, in order. Whether it is intact is [#inspect]'s to say.
  public List<Entry> entries() {
    try {
      return file.lines().stream().map(Journal::entry).toList();
    } catch (IOException e) {
      throw new StoppedException(unreadable(e.getMessage()), e);
    } catch (JsonParseException e) {
      throw new StoppedException(unreadable(e.getMessage()), e);
    }
  }

  private Fault unreadable(@Nullable String why) {
    return new Fault.Refused(
        "the journal %s cannot be read: %s".formatted(path, why),
        "`handover journal verify` names the line");
  }

  /// Follows the chain from the first line to the last.
  public Inspection inspect() {
    try {
      List<String> lines = file.lines();
      String previous = Entry.FIRST;
      for (int i = 0; i < lines.size(); i++) {
        Matcher line = LINE.matcher(lines.get(i));
        if (!line.matches() || !isIntact(line, i + 1, previous)) {
          return new Inspection(lines.size(), i + 1L, previous);
        }
        previous = line.group(3);
      }
      return new Inspection(lines.size(), 0, previous);
    } catch (IOException e) {
      throw new StoppedException(unreadable(e.getMessage()), e);
    }
  }

  private static boolean isIntact(Matcher line, long number, String previous) {
    String all = line.group();
    String withoutHash = all.substring(0, line.start(3)) + all.substring(line.end(3));
    return Long.parseLong(line.group(1)) == number
        && line.group(2).equals(previous)
        && line.group(3).equals(Sha256.of(withoutHash));
  }

  private static Entry entry(String line) {
    return Json.read(line, Entry.class);
  }
}
