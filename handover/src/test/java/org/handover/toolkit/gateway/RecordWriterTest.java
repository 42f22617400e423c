package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.handover.toolkit.fixture.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordWriterTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  private static RequestRecord record(String uri) {
    return new RequestRecord(
        1_764_577_458.123,
        "id",
        "42",
        "GET",
        uri,
        "reads",
        "next",
        "127.0.0.1:8000",
        200,
        "200",
        0.012,
        "0.011",
        123);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void writesOneObjectALine() {
    Path file = folder.resolve("deep/requests.ndjson");
    try (RecordWriter writer = new RecordWriter(file, 1 << 20, notices::add)) {
      writer.start();
      writer.offer(record("/api/x?q=\"ä\\\u0001\t"));
    }
    JsonNode line = JsonMapper.shared().readTree(lines(file).getFirst());
    assertThat(line.path("time").asDouble()).isEqualTo(1_764_577_458.123);
    assertThat(line.path("uri").asString()).isEqualTo("/api/x?q=\"ä\\\u0001\t");
    assertThat(line.path("upstream").asString()).isEqualTo("127.0.0.1:8000");
    assertThat(line.path("seconds").asDouble()).isEqualTo(0.012);
    assertThat(line.path("upstream_seconds").asString()).isEqualTo("0.011");
    assertThat(line.path("bytes").asInt()).isEqualTo(123);
  }

  @Test
  void beginsANewFileWhenThisOneHasItsSizeAndKeepsTheLastOnes() {
    Path file = folder.resolve("requests.ndjson");
    try (RecordWriter writer = new RecordWriter(file, 2000, notices::add)) {
      writer.start();
      for (int i = 0; i < 100; i++) {
        String uri = "/api/" + i;
        writer.offer(record(uri));
        Until.is("it is written", () -> lines(file).stream().anyMatch(l -> l.contains(uri + '"')));
      }
    }
    assertThat(folder.resolve("requests.ndjson.1")).isNotEmptyFile();
    assertThat(folder.resolve("requests.ndjson.3")).isNotEmptyFile();
    assertThat(folder.resolve("requests.ndjson.4")).doesNotExist();
    assertThat(lines(folder.resolve("requests.ndjson.1"))).hasSizeBetween(6, 12);
  }

  @Test
  void beginsANewFileWhenThisOneWasMovedAway() throws IOException {
    Path file = folder.resolve("requests.ndjson");
    try (RecordWriter writer = new RecordWriter(file, 1 << 20, notices::add)) {
      writer.start();
      writer.offer(record("/first"));
      Until.is("it is written", () -> lines(file).size() == 1);
      Files.move(file, folder.resolve("moved"));
      writer.offer(record("/second"));
      Until.is("it is written anew", () -> lines(file).size() == 1);
    }
    assertThat(lines(folder.resolve("moved"))).hasSize(1);
  }

  /// `/dev/full` is a disk without room.
  @Test
  void losesAndCountsLinesWhileTheDiskIsFullAndThenGoesOn() throws IOException {
    Path file = folder.resolve("requests.ndjson");
    Files.createSymbolicLink(file, Path.of("/dev/full"));
    try (RecordWriter writer = new RecordWriter(file, 1 << 20, notices::add)) {
      writer.start();
      writer.offer(record("/lost"));
      Until.is("it is counted", () -> writer.dropped() == 1);
      Files.delete(file);
      writer.offer(record("/kept"));
      Until.is("it is written again", () -> notices.size() == 2);
    }
    assertThat(lines(file).stream().filter(line -> !line.isEmpty())).hasSize(1);
    assertThat(notices.getFirst()).contains("lines are lost", "No space left on device");
    assertThat(notices.getLast()).contains("lines lost so far: 1");
  }

  @Test
  void dropsAndCountsWhatFindsNoRoomInTheQueue() {
    try (RecordWriter writer =
        new RecordWriter(folder.resolve("requests.ndjson"), 1 << 20, notices::add)) {
      // It is not started: nothing leaves the queue.
      for (int i = 0; i < 20_000; i++) {
        writer.offer(record("/api/x"));
      }
      assertThat(writer.dropped()).isPositive();
    }
  }
}
