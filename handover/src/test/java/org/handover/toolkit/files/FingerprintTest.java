package org.handover.toolkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir private Path folder;

  private Path release(String name, String program) throws IOException {
    Path release = Files.createDirectories(folder.resolve("releases").resolve(name));
    Files.writeString(release.resolve("app.py"), program);
    return release;
  }

  @Test
  void tellsReleasesApartBehindALink() throws IOException {
    List<String> start = List.of("/usr/bin/gunicorn", "--chdir", "current", "app");
    Path first = release("1", "print(1)");
    Path second = release("2", "print(2)");
    Path link = Files.createSymbolicLink(folder.resolve("current"), first);
    String before = Fingerprint.of(start, folder).orElseThrow();

    Files.delete(link);
    Files.createSymbolicLink(link, second);

    assertThat(Fingerprint.of(start, folder)).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void knowsNothingOfAnEmptyFolder() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThat(Fingerprint.of(List.of("python3", "empty"), folder)).isEmpty();
  }

  @Test
  void doesNotTakeTheInterpreterForTheProgram() {
    assertThat(Fingerprint.of(List.of("/bin/sh", "{port}"), folder)).isEmpty();
  }
}
