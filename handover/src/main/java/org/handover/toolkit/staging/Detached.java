package org.handover.toolkit.staging;

import com.google.gson.JsonParseException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;

/// A staging environment that another process holds: this program once more, without `--detach`, in
/// a session of its own.
public final class Detached {
  private static final String JSON = "--json";
  private static final long LOOK_MILLIS = 100;

  private final Path out;
  private final Path err;
  private final List<String> words;

  /// @param option what this process was started with and the other is started without
  /// @param folder where its output goes
  public Detached(String option, Path folder) throws IOException {
    Files.createDirectories(folder);
    this.out = folder.resolve("staging.out");
    this.err = folder.resolve("staging.err");
    this.words = new ArrayList<>(List.of("setsid"));
    for (String word : commandLine()) {
      if (!word.equals(option) && !word.equals(JSON)) {
        words.add(word);
      }
    }
    words.add(JSON);
  }

  /// As the kernel has it: `ProcessHandle` knows no long ones.
  private static List<String> commandLine() throws IOException {
    String all = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
    return List.of(all.split("\0"));
  }

  private record Printed(StagingReport report) {}

  /// Comes back when both backends answer.
  ///
  /// @return what the other process reports
  /// @throws StoppedException with its own words, if it reports nothing
  public StagingReport up(Progress progress) throws IOException {
    progress.at("waiting for the environment", 0, 0);
    Files.deleteIfExists(out);
    Process process =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    while (true) {
      boolean ended = ended(process);
      Optional<StagingReport> report = report();
      if (report.isPresent()) {
        return report.get();
      }
      if (ended) {
        throw new StoppedException(
            new Fault.CommandFailed(
                "handover staging up",
                process.exitValue(),
                Files.readString(err, StandardCharsets.UTF_8).strip(),
                "mend that, then this again"));
      }
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new StoppedException(
          new Fault.GaveWay("interrupted while the environment came up", "`handover staging down`"),
          e);
    }
  }

  /// Empty: it is not written to its end yet.
  private Optional<StagingReport> report() throws IOException {
    try {
      Printed printed = Json.read(Files.readString(out, StandardCharsets.UTF_8), Printed.class);
      return Optional.ofNullable(printed).map(Printed::report);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
