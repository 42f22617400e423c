package org.handover.toolkit.retire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.files.Sha256;
import org.jspecify.annotations.Nullable;

/// What is kept of the legacy backend: one zip file that only its owner may read, for configuration
/// holds secrets. `manifest.json` in it has the sum of each file.
final class Archive {
  private static final String MANIFEST = "manifest.json";

  private Archive() {}

  /// What the archive says of itself.
  ///
  /// @param reference where the code is; null: not given
  /// @param version what told its build from another; null: not known
  /// @param files sums by name
  record About(
      Instant at,
      String name,
      @Nullable String reference,
      @Nullable String version,
      Map<String, String> files) {}

  /// Writes it, reads it again, and gives it its name only then.
  ///
  /// @return the sum of the whole file
  static String write(Path file, About about, List<Path> kept) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Map<String, String> sums = new TreeMap<>();
    try (OutputStream out = Files.newOutputStream(partial);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path path : files(kept)) {
        String name = path.toAbsolutePath().toString().substring(1);
        zip.putNextEntry(new ZipEntry(name));
        sums.put(name, copied(path, zip));
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(MANIFEST));
      About manifest =
          new About(about.at(), about.name(), about.reference(), about.version(), sums);
      zip.write(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    List<String> wrong = check(partial);
    if (!wrong.isEmpty()) {
      throw new IOException("the archive does not hold what was written: " + wrong.getFirst());
    }
    String sum = sum(partial);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    return sum;
  }

  private static List<Path> files(List<Path> kept) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : kept) {
      try (Stream<Path> found = Files.walk(path)) {
        found.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files.stream().distinct().toList();
  }

  /// The sum is of the bytes that went in: a log may grow meanwhile.
  private static String copied(Path path, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      Sha256 sum = new Sha256();
      sum.add(
          new java.io.FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
              int read = super.read(bytes, offset, length);
              if (read > 0) {
                out.write(bytes, offset, read);
              }
              return read;
            }
          });
      return sum.hex();
    }
  }

  /// What is not as the manifest says; none: all is.
  static List<String> check(Path file) throws IOException {
    Map<String, String> found = new TreeMap<>();
    Map<String, String> expected = Map.of();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(MANIFEST)) {
          String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          expected = Json.read(text, About.class).files();
        } else {
          Sha256 sum = new Sha256();
          sum.add(zip);
          found.put(entry.getName(), sum.hex());
        }
      }
    }
    Map<String, String> wanted = expected;
    List<String> wrong = new ArrayList<>();
    wanted.forEach((name, sum) -> {
      if (!sum.equals(found.get(name))) {
        wrong.add(name);
      }
    });
    found.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(wrong::add);
    return wrong;
  }

  static String sum(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 sum = new Sha256();
      sum.add(in);
      return sum.hex();
    }
  }
}
