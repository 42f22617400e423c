package org.handover.toolkit.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Disk;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Sha256;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The journal of a migration.
public final class Journal {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// A line, however long its evidence is.
  private static final Pattern LINE =
      Pattern.compile("(?s)\\{\"number\":(\\d{1,18}),.*\"hash\":\"([0-9a-f]{64})\"}");

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

  /// As a tree, which is written sooner after the start than a record is.
  private String line(
      String last, String step, String run, Entry.Event event, String on, Object evidence) {
    Matcher before = LINE.matcher(last);
    if (!last.isEmpty() && !before.matches()) {
      throw new StoppedException(unreadable("its last line is none of ours"));
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("number", last.isEmpty() ? 1 : Long.parseLong(before.group(1)) + 1);
    line.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("step", step);
    line.put("run", run);
    line.put("event", event.toString());
    line.put("by", System.getProperty("user.name"));
    line.put("on", on);
    line.set("evidence", JSON.valueToTree(evidence));
    line.put("previous", last.isEmpty() ? Entry.FIRST : before.group(2));
    line.put("hash", "");
    return JSON.writeValueAsString(line.put("hash", Sha256.of(JSON.writeValueAsString(line))));
  }

  /// All of it, in order. Whether it is intact is [#inspect]'s to say.
  public List<Entry> entries() {
    try {
      return file.lines().stream().map(Journal::entry).toList();
    } catch (IOException e) {
      throw new StoppedException(unreadable(e.getMessage()), e);
    } catch (JacksonException e) {
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
        if (!isIntact(lines.get(i), i + 1, previous)) {
          return new Inspection(lines.size(), i + 1L, previous);
        }
        previous = entry(lines.get(i)).hash();
      }
      return new Inspection(lines.size(), 0, previous);
    } catch (IOException e) {
      throw new StoppedException(unreadable(e.getMessage()), e);
    }
  }

  private static boolean isIntact(String line, long number, String previous) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(line);
      String hash = tree.path("hash").asString();
      tree.put("hash", "");
      return tree.path("number").asLong() == number
          && tree.path("previous").asString().equals(previous)
          && Sha256.of(JSON.writeValueAsString(tree)).equals(hash);
    } catch (JacksonException | ClassCastException e) {
      // What is no JSON object is no line of ours: that is the answer.
      return false;
    }
  }

  private static Entry entry(String line) {
    return JSON.readValue(line, Entry.class);
  }
}
