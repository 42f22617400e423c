package org.handover.toolkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No database is needed: the URL leads nowhere.
class JournalTest {
  private static final String NOWHERE = "postgresql://u:se%20cret@127.0.0.1:1/db";

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");
  private Journal journal = new Journal(file, Clock.systemUTC(), "test");
  private Workplace place = new Workplace(folder, Toolkit.here());

  @BeforeEach
  void writeThreeRuns() {
    file = folder.resolve(".handover/journal.jsonl");
    journal = new Journal(file, Clock.systemUTC(), "test");
    place = Workplace.at(folder, NOWHERE, "");
    for (String step : List.of("db check", "db plan", "db apply")) {
      journal
          .start(step, "here", Map.of())
          .ended(new Findings(step, List.of(Finding.pass("topic", "Zoë saw it"))));
    }
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private Outcome afterWriting(List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
    return place.run("journal", "verify");
  }

  @Test
  void isReadableWhileTheDatabaseIsDown() {
    Outcome outcome = place.run("journal");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("db apply").contains("passed").contains("6 lines");
  }

  @Test
  void holdsWhenNobodyTouchedIt() {
    Outcome outcome = place.run("journal", "verify");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("6 lines, each chained to the one before");
  }

  @Test
  void namesALineThatWasChanged() throws IOException {
    List<String> lines = lines();
    lines.set(3, lines.get(3).replace("Zoë saw it", "Zoë saw nothing"));
    Outcome outcome = afterWriting(lines);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("line 4 was changed, removed or put in later");
  }

  @Test
  void namesALineWhoseHashWasMadeToFitAgain() throws IOException {
    // Changing a line and its hash breaks the chain at the next one.
    List<String> lines = lines();
    String forged = lines.get(2).replace("started", "stopped");
    Journal other = new Journal(folder.resolve("forged.jsonl"), Clock.systemUTC(), "test");
    other.start("db plan", "here", Map.of());
    String hash = Files.readAllLines(folder.resolve("forged.jsonl")).getFirst();
    lines.set(
        2,
        forged.replaceAll(
            "\"hash\":\"[0-9a-f]{64}\"", hash.replaceAll(".*(\"hash\":\"[0-9a-f]{64}\").*", "$1")));
    assertThat(afterWriting(lines).out()).contains("line 3 was changed");
  }

  @Test
  void namesTheLineAfterOneThatWasRemoved() throws IOException {
    List<String> lines = lines();
    lines.remove(1);
    assertThat(afterWriting(lines).out()).contains("line 2 was changed, removed");
  }

  @Test
  void namesALineThatWasPutIn() throws IOException {
    List<String> lines = lines();
    lines.add(4, lines.get(3));
    assertThat(afterWriting(lines).out()).contains("line 5 was changed, removed or put in");
  }

  @Test
  void namesLinesThatChangedPlaces() throws IOException {
    List<String> lines = lines();
    Collections.swap(lines, 1, 2);
    assertThat(afterWriting(lines).out()).contains("line 2 was changed");
  }

  @Test
  void namesALineThatIsNone() throws IOException {
    List<String> lines = lines();
    lines.set(5, "it went well");
    Outcome outcome = afterWriting(lines);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("line 6 was changed");
    Outcome shown = place.run("journal");
    assertThat(shown.exitCode()).isEqualTo(1);
    assertThat(shown.out()).contains("db plan").contains("line 6 was changed");
  }

  @Test
  void showsByItsHeadThatTheEndWasCutOff() throws IOException {
    String head = journal.inspect(null).head();
    List<String> lines = lines();
    assertThat(afterWriting(lines.subList(0, 4)).exitCode()).isZero();
    assertThat(journal.inspect(null).head()).isNotEqualTo(head);
    Outcome compared = place.run("journal", "verify", "--head", head);
    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out()).contains("lines were cut off at the end");
  }

  @Test
  void putsTheNextLineInThePlaceOfOneThatWasNeverFinished() throws IOException {
    Files.writeString(file, Files.readString(file) + "{\"number\":7,\"at\":");
    assertThat(journal.history().entries()).hasSize(6);
    Outcome outcome = place.run("journal", "verify");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).contains("what follows has no end");
    journal.start("doctor", "here", Map.of());
    assertThat(journal.inspect(null))
        .isEqualTo(
            new Inspection(7, 0, journal.history().entries().getLast().hash(), false, null, null));
  }

  /// Only the end of the file is read, some kilobytes at a time.
  @Test
  void continuesALineOfAnyLength() {
    for (int length : new int[] {0, 3_500, 4_096, 10_000}) {
      journal.start("doctor", "here", Map.of("said", "ë".repeat(length)));
    }
    assertThat(journal.inspect(null).lines()).isEqualTo(10);
    assertThat(journal.inspect(null).brokenAt()).isZero();
  }

  @Test
  void addsNothingToALineThatIsNone() throws IOException {
    Files.writeString(file, Files.readString(file) + "it went well\n");
    Outcome outcome = place.run("doctor");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("`handover journal verify` names the line");
    assertThat(lines()).hasSize(7);
  }

  @Test
  void isNoPassWhereThereIsNone() throws IOException {
    Files.delete(file);
    for (String[] command : new String[][] {{"journal"}, {"journal", "verify"}}) {
      Outcome outcome = place.run(command);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.out()).contains("there is no journal yet");
    }
  }

  /// Bytes that are no text, as a disk leaves them behind.
  @Test
  void namesALineOfBytesThatAreNoText() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] = (byte) 0xff;
    Files.write(file, bytes);
    Outcome outcome = place.run("journal", "verify", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.json().path("report").path("brokenAt").asInt()).isBetween(3, 4);
  }

  @Test
  void goesOnInANewFileWhereTheOldOneWasMovedAside() throws IOException {
    Files.writeString(file, "garbage\n");
    assertThat(place.run("doctor").err()).contains("docs/handover/handover-journal.md");
    Files.move(file, folder.resolve("kept.jsonl"));
    assertThat(place.run("doctor").exitCode()).isEqualTo(4);
    assertThat(place.run("journal", "verify").exitCode()).isZero();
  }

  @Test
  void takesNoLineOfAnotherMigration() throws IOException {
    place.with(place.read("handover.yml").replace("name: test", "name: other"));
    Outcome doctor = place.run("doctor");
    assertThat(doctor.exitCode()).isEqualTo(2);
    assertThat(doctor.err()).contains("the journal of another migration, 'test'");
    assertThat(lines()).hasSize(6);
    Outcome verify = place.run("journal", "verify");
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("lines of another migration, 'test'");
  }

  @Test
  void keepsTheChainWithManyWritersAtOnce() throws Exception {
    List<Thread> writers =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                Thread.ofPlatform()
                    .start(() -> {
                      for (int i = 0; i < 5; i++) {
                        new Journal(file, Clock.systemUTC(), "test")
                            .start("doctor", "here", Map.of());
                      }
                    }))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(journal.inspect(null).lines()).isEqualTo(46);
    assertThat(journal.inspect(null).brokenAt()).isZero();
  }

  @Test
  void writesDownThatAStepWasStoppedAndNoPassword() throws IOException {
    assertThat(place.run("doctor").exitCode()).isEqualTo(4);
    assertThat(journal.history().entries().getLast().event()).isEqualTo(Entry.Event.STOPPED);
    assertThat(Files.readString(file)).contains("Unreachable").doesNotContain("cret");
  }
}
