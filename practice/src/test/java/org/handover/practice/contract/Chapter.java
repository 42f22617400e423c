package org.handover.practice.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file of the corpus, its tables and matrices written out as single cases.
record Chapter(String name, List<Case> cases) {
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

  static Chapter read(Path directory, String name) throws IOException {
    Source source = Yaml.read(directory.resolve(name + ".yml"), Source.class);
    List<Case> cases =
        Stream.concat(
                source.matrices().stream().flatMap(matrix -> matrix.cases(source.outcomes())),
                source.cases().stream().flatMap(Table::cases))
            .map(node -> Json.MAPPER.treeToValue(node, Case.class))
            .toList();
    return new Chapter(name, cases);
  }

  /// Without the cases whose answer depends on which backend gives it.
  Chapter withoutWaivers() {
    return new Chapter(name, cases.stream().filter(c -> c.waiver() == null).toList());
  }
}
