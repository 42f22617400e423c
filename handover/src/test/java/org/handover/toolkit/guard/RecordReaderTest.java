package org.handover.toolkit.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.config.ErrorKind;
import org.handover.toolkit.traffic.Backend;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Follows a file that others write, rotate, truncate and take away.
class RecordReaderTest {
  @TempDir private Path folder = Path.of("");

  private RecordFile file = new RecordFile(Path.of(""));

  @BeforeEach
  void name() {
    file = new RecordFile(folder.resolve("requests.jsonl"));
  }

  private RecordReader follow() {
    return new RecordReader(file.path(), EnumSet.allOf(ErrorKind.class));
  }

  private void add(int times) {
    for (int i = 0; i < times; i++) {
      file.add("reads", Backend.NEXT, 200, 0.01);
    }
  }

  @Test
  void readsOnlyWhatIsWrittenFromNowOn() throws IOException {
    add(3);
    try (RecordReader record = follow()) {
      assertThat(record.poll().lines()).isZero();
      add(2);
      assertThat(record.poll().requests()).hasSize(2);
      assertThat(record.poll().lines()).isZero();
    }
  }

  @Test
  void readsAFileThatComesLaterFromItsStart() throws IOException {
    try (RecordReader record = follow()) {
      assertThat(record.poll().trouble()).contains("is not there");
      add(2);
      RecordReader.Batch batch = record.poll();
      assertThat(batch.requests()).hasSize(2);
      assertThat(batch.trouble()).isNull();
    }
  }

  @Test
  void waitsForTheEndOfALine() throws IOException {
    add(1);
    String line = RecordFile.line("reads", Backend.LEGACY, 500, 0.25) + "\n";
    try (RecordReader record = follow()) {
      record.poll();
      file.append(line.substring(0, 40));
      assertThat(record.poll().lines()).isZero();
      file.append(line.substring(40));
      assertThat(record.poll().requests())
          .containsExactly(new Observation("reads", Backend.LEGACY, Outcome.FAILED, 0.25));
    }
  }

  @Test
  void skipsTheRestOfALineThatWasBegunBefore() throws IOException {
    file.append("{\"group\":\"re");
    try (RecordReader record = follow()) {
      record.poll();
      file.append("ads\"}\n");
      add(1);
      RecordReader.Batch batch = record.poll();
      assertThat(batch.requests()).hasSize(1);
      assertThat(batch.unreadable()).isZero();
    }
  }

  @Test
  void followsARotationAndTheLateLinesOfTheRenamedFile() throws IOException {
    add(1);
    try (RecordReader record = follow()) {
      record.poll();
      add(1);
      Path old = folder.resolve("requests.1");
      Files.move(file.path(), old);
      new RecordFile(old).add("reads", Backend.NEXT, 200, 0.01);
      assertThat(record.poll().requests()).hasSize(2);
      add(3);
      new RecordFile(old).add("reads", Backend.NEXT, 200, 0.01);
      assertThat(record.poll().requests()).hasSize(4);
      Files.delete(old);
      add(1);
      assertThat(record.poll().requests()).hasSize(1);
    }
  }

  @Test
  void followsManyRotations() throws IOException {
    add(1);
    try (RecordReader record = follow()) {
      record.poll();
      for (int i = 0; i < 20; i++) {
        Files.move(file.path(), folder.resolve("requests." + i));
        add(2);
        assertThat(record.poll().requests()).hasSize(2);
      }
    }
  }

  @Test
  void startsAgainAfterATruncationAlsoWhereTheFileIsAsLongAsBefore() throws IOException {
    add(1);
    try (RecordReader record = follow()) {
      add(3);
      record.poll();
      truncate();
      assertThat(record.poll().lines()).isZero();
      add(1);
      assertThat(record.poll().requests()).hasSize(1);
      truncate();
      file.add("writes", Backend.NEXT, 200, 0.02);
      add(5);
      assertThat(record.poll().requests()).hasSize(6);
    }
  }

  private void truncate() throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  @Test
  void countsWhatIsNoneOfOurs() throws IOException {
    add(1);
    try (RecordReader record = follow()) {
      record.poll();
      file.append("not json\n{}\n[1]\n{\"group\":\"a\",\"backend\":\"other\",\"status\":200}\n");
      file.append("{\"group\":\"a\",\"backend\":\"\",\"status\":400}\n");
      file.append("x".repeat(FollowedFile.LONGEST_LINE * 3) + "\n");
      add(1);
      RecordReader.Batch batch = record.poll();
      assertThat(batch.lines()).isEqualTo(7);
      assertThat(batch.unreadable()).isEqualTo(5);
      assertThat(batch.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, SERVED",
    "304, SERVED",
    "404, REJECTED",
    "499, REJECTED",
    "500, FAILED",
    "502, FAILED",
    "504, FAILED",
    "000, FAILED"
  })
  void saysWhatBecameOfARequest(String status, Outcome outcome) {
    assertThat(outcome(Integer.parseInt(status), EnumSet.allOf(ErrorKind.class)))
        .isEqualTo(outcome);
  }

  @Test
  void countsOnlyTheErrorsThatAreAskedFor() {
    assertThat(outcome(500, Set.of(ErrorKind.TIMEOUT))).isEqualTo(Outcome.REJECTED);
    assertThat(outcome(504, Set.of(ErrorKind.TIMEOUT))).isEqualTo(Outcome.FAILED);
    assertThat(outcome(502, Set.of(ErrorKind.CONNECTION))).isEqualTo(Outcome.FAILED);
  }

  private static Outcome outcome(int status, Set<ErrorKind> errors) {
    return observation(RecordFile.line("reads", Backend.NEXT, status, 1), errors).outcome();
  }

  private static Observation observation(String line, Set<ErrorKind> errors) {
    return ((RecordLine.Request) RecordLine.parse(line, errors)).observation();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0.010|0.01", "0.001, 0.010|0.011", "-|2.5", "''|2.5", "-, 0.5|0.5"})
  void takesTheTimeOfTheBackendFromAllAttempts(String upstream, double seconds) {
    String line =
        "{\"group\":\"a\",\"backend\":\"next\",\"status\":200,\"seconds\":2.5,\"upstream_seconds\":\"%s\"}"
            .formatted(upstream);
    assertThat(observation(line, Set.of()).seconds()).isEqualTo(seconds);
  }

  @Test
  void doesNotTakeTheLifeOfAWebSocketForALatency() {
    assertThat(observation(RecordFile.line("a", Backend.NEXT, 101, 3600), Set.of()).isTimed())
        .isFalse();
  }

  @Test
  void readsManyLinesAtOnce() throws IOException {
    add(1);
    try (RecordReader record = follow()) {
      record.poll();
      String lines = (RecordFile.line("reads", Backend.NEXT, 200, 0.01) + "\n").repeat(20_000);
      file.append(lines);
      assertThat(record.poll().requests()).hasSize(20_000);
      assertThat(List.of(record.poll().lines())).containsExactly(0);
    }
  }
}
