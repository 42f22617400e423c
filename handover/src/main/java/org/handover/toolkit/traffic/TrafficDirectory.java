package org.handover.toolkit.traffic;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.toolkit.files.Disk;
import org.jspecify.annotations.Nullable;

/// The durable traffic state, which both gateways read:
///
/// ```
/// current              -> versions/N          renamed over: the change is atomic
/// versions/N/state.json                       the state with its checksum
/// versions/N/GROUP/BB                         an empty file for each bucket that goes to next
/// versions/0                                  all to legacy; never deleted
/// ```
///
/// nginx looks for `current/GROUP/BB` at each request (`if (-f …)`). A version is complete and on
/// the disk before the link names it, and is not changed afterwards. What is missing or damaged
/// reads as [Reading.Unknown], which means legacy.
public final class TrafficDirectory {
  private static final Pattern TARGET = Pattern.compile("versions/(0|[1-9]\\d{0,17})");
  private static final int KEPT = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofMillis(400);
  private static final AtomicLong LINKS = new AtomicLong();
  private static final long LONGEST_STATE = 1 << 20;

  private final Path folder;
  private final Clock clock;

  /// Nothing is read or made yet.
  public TrafficDirectory(Path folder, Clock clock) {
    this.folder = folder.toAbsolutePath();
    this.clock = clock;
  }

  /// How a change ended.
  public sealed interface Change {
    /// It stands.
    record Done(TrafficState state) implements Change {}

    /// Another change came first; nothing was written.
    record Outdated(Reading now) implements Change {}
  }

  /// How a rollback ended: the traffic is on the legacy backend in each case.
  ///
  /// @param notRecorded why who and why could not be written; null: they were
  public record RolledBack(@Nullable String notRecorded) {}

  /// The folder itself.
  public Path path() {
    return folder;
  }

  /// Where nginx looks for a bucket of a group.
  public Path current() {
    return folder.resolve("current");
  }

  /// Makes the folder with all traffic on legacy, if there is none.
  public void initialize() throws IOException {
    if (Files.isDirectory(folder.resolve("versions"))) {
      return;
    }
    try (FolderLock _ = lock(PATIENCE)) {
      if (!Files.isDirectory(folder.resolve("versions"))) {
        makeVersion(allLegacy());
        point(0);
      }
    }
  }

  private TrafficState allLegacy() {
    return new TrafficState(0, Collections.emptySortedMap(), clock.instant(), "handover", null);
  }

  /// What the link names now.
  public Reading read() {
    try {
      return new Reading.Known(stateOf(target()));
    } catch (NoSuchFileException e) {
      return new Reading.Unknown("there is no traffic state: " + e.getFile() + " is not there");
    } catch (IOException e) {
      return new Reading.Unknown("the traffic state cannot be read: " + Disk.reason(e));
    } catch (JsonParseException | IllegalArgumentException e) {
      return new Reading.Unknown("the traffic state in " + folder + " is damaged: " + reason(e));
    }
  }

  private static String reason(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /// The version that the link names, for a cheap look whether anything changed.
  ///
  /// @throws IllegalArgumentException if it names something else
  public long target() throws IOException {
    String target = Files.readSymbolicLink(current()).toString();
    Matcher version = TARGET.matcher(target);
    if (!version.matches()) {
      throw new IllegalArgumentException("`current` points to " + target);
    }
    return Long.parseLong(version.group(1));
  }

  private TrafficState stateOf(long version) throws IOException {
    Path made = version(version);
    Path file = made.resolve("state.json");
    if (Files.size(file) > LONGEST_STATE) {
      throw new IllegalArgumentException(file + " is too large");
    }
    TrafficState state = StateFile.parse(Files.readString(file));
    if (state.version() != version) {
      throw new IllegalArgumentException(file + " is of version " + state.version());
    }
    requireBuckets(made, state);
    return state;
  }

  private static void requireBuckets(Path made, TrafficState state) throws IOException {
    Set<String> groups = names(made);
    groups.remove("state.json");
    for (String group : groups) {
      if (!names(made.resolve(group)).equals(buckets(state.share(group)))) {
        throw new IllegalArgumentException(
            "the buckets of '%s' are not the %d that its state says"
                .formatted(group, state.share(group)));
      }
    }
    state
        .shares()
        .forEach((group, share) -> {
          if (share > 0 && !groups.contains(group)) {
            throw new IllegalArgumentException("the buckets of '" + group + "' are missing");
          }
        });
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  private static Set<String> buckets(int share) {
    Set<String> buckets = new HashSet<>();
    for (int bucket = 0; bucket < share; bucket++) {
      buckets.add(new Bucket(bucket).toString());
    }
    return buckets;
  }

  /// Changes all shares at once.
  ///
  /// @param seen what the change is based on: it is refused if that is no longer so
  /// @param shares in percent; a group that is absent goes to 0
  /// @param by who
  /// @param because why, or null
  /// @throws IOException if it could not be written; the state is then the one before
  public Change write(
      Reading seen, Map<String, Integer> shares, String by, @Nullable String because)
      throws IOException {
    initialize();
    try (FolderLock _ = lock(PATIENCE)) {
      Reading now = read();
      if (!same(seen, now)) {
        return new Change.Outdated(now);
      }
      return new Change.Done(replace(shares, by, because));
    }
  }

  private static boolean same(Reading seen, Reading now) {
    return switch (seen) {
      case Reading.Known known ->
          now instanceof Reading.Known other && known.state().version() == other.state().version();
      case Reading.Unknown _ -> now instanceof Reading.Unknown;
    };
  }

  /// Under the lock.
  private TrafficState replace(Map<String, Integer> shares, String by, @Nullable String because)
      throws IOException {
    long version = versions().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    TrafficState state =
        new TrafficState(version, new TreeMap<>(shares), clock.instant(), by, because);
    makeVersion(state);
    point(version);
    prune(version);
    return state;
  }

  /// Sends every movable group to legacy. It first renames the link to version 0, which needs no
  /// room on the disk and waits for no lock; only then it writes who did it and why.
  ///
  /// @throws IOException if the link can neither be renamed nor removed: the traffic stays
  public RolledBack rollback(String by, @Nullable String because) throws IOException {
    try {
      point(0);
    } catch (IOException e) {
      Files.deleteIfExists(current());
    }
    try (FolderLock _ = lock(AT_ONCE)) {
      if (!Files.exists(version(0).resolve("state.json"))) {
        makeVersion(allLegacy());
      }
      // Again, under the lock: a change may have been on its way.
      replace(Map.of(), by, because);
      return new RolledBack(null);
    } catch (IOException e) {
      point(0);
      return new RolledBack(Disk.reason(e));
    }
  }

  /// The states before and including the present one, newest first; damaged ones are left out.
  public List<TrafficState> recent() throws IOException {
    return versions().reversed().stream().flatMap(version -> kept(version).stream()).toList();
  }

  /// History: what was written before and after a damaged state still stands.
  private Optional<TrafficState> kept(long version) {
    try {
      return Optional.of(stateOf(version));
    } catch (IOException | JsonParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Ascending.
  private List<Long> versions() throws IOException {
    Path all = folder.resolve("versions");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    return names(all).stream()
        .filter(name -> TARGET.matcher("versions/" + name).matches())
        .map(Long::parseLong)
        .sorted()
        .toList();
  }

  private Path version(long version) {
    return folder.resolve("versions").resolve(Long.toString(version));
  }

  private void makeVersion(TrafficState state) throws IOException {
    Path made = version(state.version());
    Path unfinished = made.resolveSibling("." + state.version() + ".new");
    if (Files.exists(unfinished)) {
      Disk.delete(unfinished);
    }
    Files.createDirectories(unfinished);
    for (Map.Entry<String, Integer> share : state.shares().entrySet()) {
      Path group = Files.createDirectory(unfinished.resolve(share.getKey()));
      for (String bucket : buckets(share.getValue())) {
        Files.createFile(group.resolve(bucket));
      }
      sync(group);
    }
    writeThrough(unfinished.resolve("state.json"), StateFile.text(state));
    sync(unfinished);
    Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
    sync(folder.resolve("versions"));
  }

  private void point(long version) throws IOException {
    String unique = ProcessHandle.current().pid() + "-" + LINKS.incrementAndGet();
    Path link = folder.resolve("current." + unique + ".new");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("versions", Long.toString(version)));
    Files.move(
        link, current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  private void prune(long newest) throws IOException {
    for (long version : versions()) {
      if (version != 0 && version <= newest - KEPT) {
        Disk.delete(version(version));
      }
    }
  }

  private static void writeThrough(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// A folder's own entries.
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private FolderLock lock(Duration patience) throws IOException {
    Files.createDirectories(folder);
    return FolderLock.of(folder.resolve("lock"), patience);
  }
}
