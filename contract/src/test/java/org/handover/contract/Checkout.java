package org.handover.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.parity.play.Witness;
import tools.jackson.databind.JsonNode;

/// This repository as links, so that the journal and the reports of a run are not left in it.
///
/// @param folder is deleted in the end
/// @param place the folder of the configuration
record Checkout(Path folder, Workplace place) implements AutoCloseable {

  /// Every folder on the way to the configuration is a real one, and all beside it is a link.
  ///
  /// @param configuration a `handover.yml` of this repository
  static Checkout of(String configuration, TestDatabase database) throws IOException {
    Path folder = Files.createTempDirectory("contract");
    Path place = folder;
    Path original = Repository.file("");
    Path way = Path.of(configuration);
    for (Path step : way) {
      link(original, place, step);
      if (!step.equals(way.getFileName())) {
        place = Files.createDirectory(place.resolve(step));
        original = original.resolve(step);
      }
    }
    Toolkit toolkit =
        Toolkit.here()
            .with("DATABASE_URL", database.url())
            .with("JAVA_HOME", System.getProperty("java.home"));
    return new Checkout(folder, new Workplace(place, toolkit));
  }

  private static void link(Path original, Path place, Path step) throws IOException {
    try (Stream<Path> entries = Files.list(original)) {
      for (Path entry : entries.toList()) {
        Path name = entry.getFileName();
        boolean onTheWay = name.equals(step) && Files.isDirectory(entry);
        if (!onTheWay && !name.toString().startsWith(".")) {
          Files.createSymbolicLink(place.resolve(name), entry);
        }
      }
    }
  }

  Checkout with(String variable, String value) {
    return new Checkout(folder, place.with(place.toolkit().with(variable, value)));
  }

  /// Plays chapters, or all without one, and passes.
  ///
  /// @param mode `write` or `shared`
  /// @return the report
  JsonNode passes(Witness witness, String mode, List<String> chapters) {
    String[] words =
        Stream.concat(Stream.of("parity", mode, "--json"), chapters.stream())
            .toArray(String[]::new);
    Outcome outcome = place.with(place.toolkit().watchedBy(witness)).run(words);
    assertThat(outcome.exitCode()).as("%s%n%s", outcome.out(), outcome.err()).isZero();
    JsonNode report = outcome.json().path("report");
    assertThat(report.path("played")).isEqualTo(report.path("cases"));
    assertThat(report.path("unused")).as("rules that no difference needed").isEmpty();
    return report;
  }

  @Override
  public void close() throws IOException {
    Disk.delete(folder);
  }
}
