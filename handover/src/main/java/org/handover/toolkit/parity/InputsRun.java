package org.handover.toolkit.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.inputs.ChapterFile;
import org.handover.toolkit.parity.inputs.Generator;
import org.handover.toolkit.parity.inputs.Recorder;
import org.handover.toolkit.parity.inputs.Sources;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes a chapter of cases. One that is there is not replaced: people may have worked on it.
///
/// @param chapter the file
public record InputsRun(Path chapter) {
  public InputsReport record(List<Path> sources) throws IOException {
    if (sources.isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "parity record",
              "has nothing to read",
              "name HAR files, gateways' records or access logs"));
    }
    refuseToReplace();
    Recorder.Chapter made = Sources.record(sources);
    return written("Recorded.", made.cases(), made.callers(), made.replaced());
  }

  /// From a document.
  ///
  /// @param document OpenAPI, as JSON
  /// @param caller of the corpus who sends the cases; null: the public
  public InputsReport generate(Path document, long seed, @Nullable String caller)
      throws IOException {
    refuseToReplace();
    if (!Files.isReadable(document) || Files.isDirectory(document)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              document.toString(), "is no file that can be read", "name an OpenAPI document"));
    }
    List<ObjectNode> cases =
        Generator.cases(document.toString(), Files.readString(document), seed, caller);
    return written(
        "Made from %s with the seed %d.".formatted(document.getFileName(), seed),
        cases,
        Map.of(),
        0);
  }

  private void refuseToReplace() {
    if (Files.exists(chapter)) {
      throw new StoppedException(
          new Fault.Refused(
              "%s is there already".formatted(chapter), "name another --out, or take it away"));
    }
  }

  private InputsReport written(
      String about, List<ObjectNode> cases, Map<String, String> callers, int replaced)
      throws IOException {
    ChapterFile.write(chapter, about, cases);
    return new InputsReport(chapter.toString(), cases.size(), callers, replaced);
  }
}
