package org.handover.toolkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.handover.toolkit.traffic.TrafficDirectory.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficDirectoryTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path temporary;
  private Path folder;
  private TrafficDirectory traffic;

  @BeforeEach
  void directory() {
    folder = temporary.resolve("traffic");
    traffic = new TrafficDirectory(folder, CLOCK);
  }

  private TrafficState shift(Map<String, Integer> shares) throws IOException {
    traffic.initialize();
    assertThat(traffic.write(traffic.read(), shares, "ann", "a test"))
        .isInstanceOf(Change.Done.class);
    return known(traffic.read());
  }

  private static TrafficState known(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Known.class);
    return ((Reading.Known) reading).state();
  }

  @Test
  void beginsWithAllTrafficOnLegacy() throws IOException {
    traffic.initialize();

    TrafficState state = known(traffic.read());
    assertThat(state.version()).isZero();
    assertThat(state.share("reads")).isZero();
  }

  @Test
  void keepsWhatWasWritten() throws IOException {
    shift(Map.of("reads", 25, "writes", 0));

    TrafficState state = known(new TrafficDirectory(folder, CLOCK).read());
    assertThat(state.shares()).containsExactly(Map.entry("reads", 25), Map.entry("writes", 0));
    assertThat(state.by()).isEqualTo("ann");
    assertThat(state.because()).isEqualTo("a test");
    assertThat(state.since()).isEqualTo(CLOCK.instant());
  }

  @Test
  void showsNginxEachBucketAsAFile() throws IOException {
    shift(Map.of("reads", 3));

    assertThat(folder.resolve("current/reads")).isDirectoryContaining("glob:**/{00,01,02}");
    assertThat(folder.resolve("current/reads/03")).doesNotExist();
  }

  @Test
  void refusesAChangeThatIsBasedOnAnOlderState() throws IOException {
    traffic.initialize();
    Reading seen = traffic.read();
    shift(Map.of("reads", 10));

    assertThat(traffic.write(seen, Map.of("reads", 50), "bob", null))
        .isEqualTo(new Change.Outdated(traffic.read()));
    assertThat(known(traffic.read()).share("reads")).isEqualTo(10);
  }

  @Test
  void letsOneOfManyChangesThroughAtATime() throws IOException {
    traffic.initialize();
    Reading seen = traffic.read();

    List<CompletableFuture<Change>> changes =
        IntStream.rangeClosed(1, 8)
            .mapToObj(share -> CompletableFuture.supplyAsync(() -> written(seen, share)))
            .toList();

    assertThat(changes.stream().map(CompletableFuture::join))
        .filteredOn(Change.Done.class::isInstance)
        .hasSize(1);
  }

  private Change written(Reading seen, int share) {
    try {
      return new TrafficDirectory(folder, CLOCK).write(seen, Map.of("reads", share), "x", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rollsBackAndSaysWhy() throws IOException {
    shift(Map.of("reads", 100));

    assertThat(traffic.rollback("guard", "errors").notRecorded()).isNull();

    TrafficState state = known(traffic.read());
    assertThat(state.anyOnNext()).isFalse();
    assertThat(state.because()).isEqualTo("errors");
    assertThat(traffic.recent()).extracting(TrafficState::version).containsExactly(2L, 1L, 0L);
  }

  @Test
  void rollsBackAlsoWhenNothingMoreCanBeWritten() throws IOException {
    shift(Map.of("reads", 100));
    // In the way of the new version's folder.
    Files.createFile(folder.resolve("versions/.2.new"));
    Files.delete(folder.resolve("versions/.2.new"));
    Files.createDirectories(folder.resolve("versions/2/in-the-way"));
    Files.move(folder.resolve("lock"), folder.resolve("lock.old"));
    Files.createDirectory(folder.resolve("lock"));

    assertThat(traffic.rollback("guard", "errors").notRecorded()).contains("lock");

    assertThat(known(traffic.read()).version()).isZero();
  }

  @Test
  void rollsBackWhatIsDamaged() throws IOException {
    shift(Map.of("reads", 100));
    Files.delete(folder.resolve("current"));
    Files.writeString(folder.resolve("current"), "no link");

    traffic.rollback("ann", null);

    assertThat(known(traffic.read()).anyOnNext()).isFalse();
  }

  @Test
  void rollsBackWhereNothingIs() throws IOException {
    assertThat(traffic.read()).isInstanceOf(Reading.Unknown.class);

    traffic.rollback("ann", null);

    assertThat(known(traffic.read()).anyOnNext()).isFalse();
  }

  @Test
  void doesNotKnowAStateThatWasEdited() throws IOException {
    shift(Map.of("reads", 25));
    Path file = folder.resolve("current/state.json");
    Files.writeString(file, Files.readString(file).replace("25", "26"));

    assertUnknown("checksum");
  }

  @Test
  void doesNotKnowAStateWithoutAllItsBuckets() throws IOException {
    shift(Map.of("reads", 25));
    Files.delete(folder.resolve("current/reads/07"));

    assertUnknown("buckets of 'reads'");
  }

  @Test
  void doesNotKnowAStateOfAnotherVersion() throws IOException {
    shift(Map.of("reads", 25));
    shift(Map.of("reads", 50));
    Files.copy(
        folder.resolve("versions/1/state.json"),
        folder.resolve("versions/2/state.json"),
        StandardCopyOption.REPLACE_EXISTING);

    assertUnknown("version 1");
  }

  @Test
  void doesNotFollowALinkThatLeadsElsewhere() throws IOException {
    shift(Map.of("reads", 25));
    Path elsewhere = Files.move(folder.resolve("versions/1"), temporary.resolve("1"));
    Files.delete(folder.resolve("current"));
    Files.createSymbolicLink(folder.resolve("current"), elsewhere);

    assertUnknown("points to");
  }

  private void assertUnknown(String why) {
    Reading reading = traffic.read();
    assertThat(reading).isInstanceOf(Reading.Unknown.class);
    assertThat(((Reading.Unknown) reading).why()).contains(why);
    assertThat(reading.share("reads")).isZero();
  }

  @Test
  void changesAnUnknownStateOnlyAsOne() throws IOException {
    shift(Map.of("reads", 25));
    Reading seen = traffic.read();
    Files.delete(folder.resolve("current"));

    assertThat(traffic.write(seen, Map.of("reads", 50), "ann", null))
        .isInstanceOf(Change.Outdated.class);
    assertThat(traffic.write(traffic.read(), Map.of("reads", 5), "ann", null))
        .isInstanceOf(Change.Done.class);
  }

  @Test
  void keepsTheLastTwentyVersionsAndTheSafeOne() throws IOException {
    for (int share = 1; share <= 25; share++) {
      shift(Map.of("reads", share));
    }

    assertThat(traffic.recent()).hasSize(21).last().matches(state -> state.version() == 0);
  }

  @Test
  void takesNoShareAboveAHundred() {
    assertThatThrownBy(() -> shift(Map.of("reads", 101)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
