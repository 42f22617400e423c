package org.handover.toolkit.shift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.evidence.BackendVersions;
import org.handover.toolkit.guard.HealthProbe;
import org.handover.toolkit.journal.Entry;
import org.handover.toolkit.journal.History;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Verdict;

/// What has to be proven before a share is raised: that the new backend is there, and the rest by
/// the journal.
final class Gates {
  /// Evidence from before one of these is of another database.
  private static final List<String> CHANGES =
      List.of("db apply", "db undo", "db accept", "restore");

  private static final List<String> PLAYS = List.of("parity write");
  private static final List<String> READS = List.of("parity read", "parity write");

  private final Configuration configuration;
  private final History history;
  private final Clock clock;

  Gates(Configuration configuration, History history, Clock clock) {
    this.configuration = configuration;
    this.history = history;
    this.clock = clock;
  }

  List<Finding> of(List<String> groups) {
    if (history.inspection().verdict() == Verdict.FAIL) {
      return List.of(
          Finding.fail(
              "journal", history.inspection().summary(), "`handover journal verify` tells more"));
    }
    Duration age = configuration.traffic().evidenceAge();
    List<Finding> gates = new ArrayList<>();
    gates.add(HealthProbe.now(configuration.backends().next()));
    gates.add(ofStep("doctor", age, false));
    if (configuration.hasDatabase()) {
      gates.add(ofStep("backup", configuration.traffic().backupAge(), false));
      gates.add(ofStep("db check", age, true));
      gates.add(ofStep("db verify", age, true));
    }
    Groups all = new Groups(configuration.routes());
    groups.forEach(group -> gates.add(parity(group, all.isRead(group) ? READS : PLAYS, age)));
    return gates;
  }

  private Finding ofStep(String step, Duration age, boolean ofThisSchema) {
    Optional<Entry> last = last(entry -> entry.step().equals(step));
    return last.map(
            entry -> judged(step, entry, age, ofThisSchema, "`handover %s`".formatted(step)))
        .orElseGet(() -> Finding.fail(step, "never ran", "`handover %s`".formatted(step)));
  }

  private Finding judged(
      String topic, Entry entry, Duration age, boolean ofThisSchema, String remedy) {
    Duration old = Duration.between(entry.at(), clock.instant());
    String saw = "%s %s, %s ago".formatted(entry.step(), entry.event(), text(old));
    if (entry.event() != Entry.Event.PASSED) {
      return Finding.fail(topic, saw, remedy);
    }
    if (old.compareTo(age) > 0) {
      return Finding.fail(topic, "%s; %s is the most".formatted(saw, text(age)), remedy);
    }
    if (ofThisSchema && entry.number() < lastChange()) {
      return Finding.fail(topic, saw + ", before the database was changed", remedy);
    }
    return Finding.pass(topic, saw);
  }

  /// The corpus as a whole; for a group that only reads, live reads do as well. The latest run of
  /// each step counts: one that is inconclusive takes nothing from the other's pass, one that
  /// failed does.
  private Finding parity(String group, List<String> steps, Duration age) {
    String topic = "parity of " + group;
    String remedy = "`handover %s`".formatted(String.join("` or `handover ", steps));
    BackendVersions now = BackendVersions.of(configuration);
    if (!now.areKnown()) {
      return Finding.fail(
          topic,
          "nothing tells what is deployed",
          "set backends.legacy.version and backends.next.version, and " + remedy);
    }
    List<Entry> latest =
        steps.stream()
            .flatMap(step -> last(entry -> entry.step().equals(step) && isOf(entry, now)).stream())
            .toList();
    Optional<Entry> failed = latest.stream().filter(this::failedSinceLastChange).findFirst();
    List<Finding> findings =
        failed.map(List::of).orElse(latest).stream()
            .map(entry -> judged(topic, entry, age, true, remedy))
            .toList();
    return findings.stream()
        .filter(finding -> finding.verdict() == Verdict.PASS)
        .findFirst()
        .or(() -> findings.stream().findFirst())
        .orElseGet(() -> Finding.fail(topic, "never ran on %s".formatted(now), remedy));
  }

  private boolean failedSinceLastChange(Entry entry) {
    return entry.event() == Entry.Event.FAILED && entry.number() > lastChange();
  }

  private boolean isOf(Entry ended, BackendVersions now) {
    return history.entries().stream()
        .filter(entry -> entry.event() == Entry.Event.STARTED && entry.run().equals(ended.run()))
        .map(Entry::evidence)
        .anyMatch(evidence ->
            BackendVersions.read(evidence).mismatch(now).isEmpty()
                && isWhole(evidence)
                && isStrict(evidence));
  }

  /// Not of single chapters.
  private static boolean isWhole(JsonElement evidence) {
    return !(evidence instanceof JsonObject intent
        && intent.get("chapters") instanceof JsonArray chapters
        && !chapters.isEmpty());
  }

  /// Not one that let pass what `parity.fail-on` does not.
  private boolean isStrict(JsonElement evidence) {
    return evidence instanceof JsonObject intent
        && intent.get("failOn") instanceof JsonPrimitive failOn
        && failOn.getAsString().equals(configuration.parity().failOn());
  }

  private long lastChange() {
    return last(entry -> CHANGES.contains(entry.step())).map(Entry::number).orElse(0L);
  }

  /// That has ended.
  private Optional<Entry> last(java.util.function.Predicate<Entry> wanted) {
    return history.entries().reversed().stream()
        .filter(entry -> entry.event() != Entry.Event.STARTED && wanted.test(entry))
        .findFirst();
  }

  private static String text(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes < 2 * 24 * 60 ? duration.toHours() + " h" : duration.toDays() + " days";
  }
}
