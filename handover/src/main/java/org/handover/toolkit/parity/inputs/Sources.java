package org.handover.toolkit.parity.inputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.inventory.AccessLogs;
import org.handover.toolkit.parity.play.ReadRequest;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import tools.jackson.databind.node.JsonNodeFactory;

/// Files that recorded requests are read from: `.har` is a browser's session, `.jsonl` a gateway's
/// record, others are access logs, of which only the reads are taken.
public final class Sources {
  private static final int MOST = 20_000;

  private Sources() {}

  public static Recorder.Chapter record(List<Path> files) throws IOException {
    Recorder recorder = new Recorder();
    int[] taken = new int[1];
    for (Path file : files) {
      String name = file.toString();
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new StoppedException(
            new Fault.Misconfigured(name, "is no file that can be read", "name one"));
      }
      if (name.endsWith(".har")) {
        RecordedRequest.ofHar(name, Files.readString(file)).forEach(r -> add(recorder, r, taken));
      } else if (name.endsWith(".jsonl")) {
        lines(file, recorder, taken);
      } else {
        reads(file, recorder, taken);
      }
    }
    return recorder.chapter();
  }

  private static void add(Recorder recorder, RecordedRequest seen, int[] taken) {
    if (++taken[0] > MOST) {
      throw new StoppedException(
          new Fault.Refused(
              "more than %,d requests were recorded".formatted(MOST), "give a shorter record"));
    }
    recorder.add(seen);
  }

  private static void lines(Path file, Recorder recorder, int[] taken) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(recorder, RecordedRequest.ofLine(file.toString(), number, line), taken);
        }
      }
    }
  }

  /// Each target once: a log says a thousand times the same.
  private static void reads(Path file, Recorder recorder, int[] taken) throws IOException {
    java.util.Set<String> seen = new java.util.HashSet<>();
    AccessLogs logs =
        new AccessLogs(
            call -> {
              String line = call.method() + " " + call.target() + " " + call.status();
              boolean plain = call.target().matches("/[!-~]*");
              if (plain
                  && ReadRequest.isSafe(call.method(), call.target(), List.of())
                  && seen.add(line)) {
                add(
                    recorder,
                    new RecordedRequest(
                        call.method(),
                        call.target(),
                        Map.of(),
                        "",
                        call.status(),
                        JsonNodeFactory.instance.missingNode()),
                    taken);
              }
            },
            () -> false);
    logs.read(file);
    if (logs.unread() * 2 > logs.lines()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              file.toString(),
              "is no access log: most of its lines say no request",
              "a HAR file ends in .har, a gateway's record in .jsonl"));
    }
  }
}
