package org.handover.toolkit.parity.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file of the corpus, its tables and matrices written out as single cases.
public record Chapter(String name, List<Case> cases) {
  public Chapter {
    cases = List.copyOf(cases);
  }

  /// The file as it stands.
  ///
  /// @param outcomes expectations that the matrices name
  record Source(
      String about, Map<String, JsonNode> outcomes, List<Matrix> matrices, List<ObjectNode> cases) {
    Source {
      outcomes = outcomes == null ? Map.of() : outcomes;
      matrices = matrices == null ? List.of() : matrices;
      cases = cases == null ? List.of() : cases;
    }
  }

  static Chapter read(Path folder, String name) {
    Path file = folder.resolve(name + ".yml");
    Source source = CorpusFile.read(file, Source.class);
    try {
      List<Case> cases =
          Stream.concat(
                  source.matrices().stream().flatMap(matrix -> matrix.cases(source.outcomes())),
                  source.cases().stream().flatMap(CaseTable::cases))
              .map(node -> JsonValues.MAPPER.treeToValue(node, Case.class))
              .toList();
      return new Chapter(name, cases);
    } catch (JacksonException e) {
      throw CorpusFile.wrong(file, e.getOriginalMessage(), "see docs/handover/parity-cases.md");
    } catch (IllegalArgumentException | NullPointerException e) {
      throw CorpusFile.wrong(file, String.valueOf(e.getMessage()), "mend the case");
    }
  }

  /// Without the cases whose answer depends on which backend gives it.
  public Chapter withoutWaivers() {
    return new Chapter(name, cases.stream().filter(c -> c.waiver() == null).toList());
  }
}
