package org.handover.toolkit.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.files.Sha256;

/// A folder of catalogs that earlier runs read from PostgreSQL, one file for each [SchemaKey]. It
/// may be deleted at any time: whatever is wrong with it means to load once more.
///
/// A file is a row of strings, each ended by a NUL, which no text of PostgreSQL's holds: the sum of
/// all that follows, the key, the moment, and then five strings for each fact.
record KeptSchemas(Path folder) {
  /// More than a project has expected schemas, servers and roles at a time.
  private static final int MOST = 8;

  private static final int FACTS_BEGIN = 2;
  private static final int STRINGS_OF_A_FACT = 5;

  /// What the folder says.
  sealed interface Found {
    record Kept(Instant loaded, List<Fact> written) implements Found {}

    record Nothing(String why) implements Found {}
  }

  Found find(SchemaKey key) {
    try {
      String text = Files.readString(file(key));
      int body = text.indexOf('\0') + 1;
      if (body == 0 || !Sha256.of(text.substring(body)).equals(text.substring(0, body - 1))) {
        return new Found.Nothing("the one that was kept is damaged");
      }
      return found(key, text.substring(body).split("\0", -1));
    } catch (NoSuchFileException e) {
      return new Found.Nothing("none is kept for this file and server");
    } catch (IOException e) {
      return new Found.Nothing("the one that was kept cannot be read: " + Disk.reason(e));
    }
  }

  private static Found found(SchemaKey key, String[] strings) {
    try {
      if (!strings[0].equals(key.hash())) {
        return new Found.Nothing("the one that was kept is another's");
      }
      List<Fact> written = new ArrayList<>(strings.length / STRINGS_OF_A_FACT);
      for (int at = FACTS_BEGIN; at < strings.length - 1; at += STRINGS_OF_A_FACT) {
        written.add(
            new Fact(
                strings[at],
                strings[at + 1],
                FactKind.valueOf(strings[at + 2]),
                strings[at + 3],
                strings[at + 4]));
      }
      return new Found.Kept(Instant.parse(strings[1]), written);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
      return new Found.Nothing("the one that was kept is of another form");
    }
  }

  /// Under its name at once or not at all, and for its owner only.
  ///
  /// @return why it could not be kept; empty: it is
  Optional<String> keep(SchemaKey key, Instant loaded, List<Fact> written) {
    try {
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, "new-", ".partial");
      try {
        Files.writeString(unfinished, text(key, loaded, written));
        Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      clear();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(Disk.reason(e));
    }
  }

  private static String text(SchemaKey key, Instant loaded, List<Fact> written) {
    StringBuilder body = new StringBuilder();
    body.append(key.hash()).append('\0').append(loaded).append('\0');
    for (Fact fact : written) {
      body.append(fact.schema()).append('\0').append(fact.relation()).append('\0');
      body.append(fact.kind().name()).append('\0');
      body.append(fact.name()).append('\0').append(fact.detail()).append('\0');
    }
    return Sha256.of(body.toString()) + '\0' + body;
  }

  /// All but the youngest, what killed runs left among them.
  private void clear() throws IOException {
    Map<Path, Instant> births = new HashMap<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        birth(path).ifPresent(birth -> births.put(path, birth));
      }
    }
    for (Path old :
        births.keySet().stream()
            .sorted(Comparator.comparing(births::get, Comparator.reverseOrder()))
            .skip(MOST)
            .toList()) {
      Files.deleteIfExists(old);
    }
  }

  private static Optional<Instant> birth(Path path) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(path).toInstant());
    } catch (NoSuchFileException e) {
      // Another run took it away in this moment, which is as well.
      return Optional.empty();
    }
  }

  private Path file(SchemaKey key) {
    return folder.resolve(key.hash());
  }
}
