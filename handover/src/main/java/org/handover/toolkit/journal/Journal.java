package org.handover.toolkit.journal;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
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
  private final @Nullable String migration;

  /// @param migration whose journal it is; null: it has no name yet
  public Journal(Path path, Clock clock, @Nullable String migration) {
    this.migration = migration;
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
    String earlier = last.isEmpty() ? null : entry(last).migration();
    if (migration != null && earlier != null && !migration.equals(earlier)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "journal",
              "%s is the journal of another migration, '%s'".formatted(path, earlier),
              "set journal to a file of its own, or name back to '%s'".formatted(earlier)));
    }
    Entry entry =
        new Entry(
            last.isEmpty() ? 1 : Long.parseLong(before.group(1)) + 1,
            migration == null ? earlier : migration,
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

  /// All of it, in order, up to a line that was tampered with.
  public History history() {
    JournalFile.Content content = content();
    Inspection inspection = inspect(content, null);
    long intact = inspection.brokenAt() == 0 ? Long.MAX_VALUE : inspection.brokenAt() - 1;
    return new History(
        content.lines().stream().limit(intact).map(this::entry).toList(), inspection);
  }

  /// Follows the chain from the first line to the last.
  ///
  /// @param kept a hash that has to be among those of the lines; null: none was kept
  public Inspection inspect(@Nullable String kept) {
    return inspect(content(), kept);
  }

  private Inspection inspect(JournalFile.Content content, @Nullable String kept) {
    String previous = Entry.FIRST;
    String missing = kept;
    String foreign = null;
    long number = 0;
    for (String text : content.lines()) {
      number++;
      Matcher line = LINE.matcher(text);
      if (!line.matches() || !isIntact(line, number, previous)) {
        return new Inspection(
            content.lines().size(), number, previous, content.unfinished(), foreign, missing);
      }
      previous = line.group(3);
      missing = previous.equals(missing) ? null : missing;
      String whose = entry(text).migration();
      foreign = whose == null || migration == null || whose.equals(migration) ? foreign : whose;
    }
    return new Inspection(
        content.lines().size(), 0, previous, content.unfinished(), foreign, missing);
  }

  private JournalFile.Content content() {
    try {
      return file.content();
    } catch (IOException e) {
      throw new StoppedException(unreadable(Disk.reason(e)), e);
    }
  }

  private Fault unreadable(@Nullable String why) {
    return new Fault.Refused(
        "the journal %s cannot be read: %s".formatted(path, why),
        "`handover journal verify` names the line; docs/handover/handover-journal.md says how to go on");
  }

  private static boolean isIntact(Matcher line, long number, String previous) {
    String all = line.group();
    String withoutHash = all.substring(0, line.start(3)) + all.substring(line.end(3));
    return Long.parseLong(line.group(1)) == number
        && line.group(2).equals(previous)
        && line.group(3).equals(Sha256.of(withoutHash));
  }

  private Entry entry(String line) {
    try {
      return Json.read(line, Entry.class);
    } catch (JsonParseException e) {
      throw new StoppedException(unreadable("a line with a good hash is no JSON"), e);
    }
  }
}
