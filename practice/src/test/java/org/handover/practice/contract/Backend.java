package org.handover.practice.contract;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A running backend and what the cases have saved from its answers. If several servers stand for
/// it, they take turns.
final class Backend {
  private final String name;
  private final List<RawHttp> servers;
  private final Map<String, JsonNode> saved = new HashMap<>();
  private int sent;

  Backend(String name, RawHttp... servers) {
    this.name = name;
    this.servers = List.of(servers);
  }

  String name() {
    return name;
  }

  Answer send(RawRequest request) throws IOException {
    return Answer.of(servers.get(sent++ % servers.size()).send(request));
  }

  Optional<JsonNode> saved(String variable) {
    return Optional.ofNullable(saved.get(variable));
  }

  /// Keeps what a case asks for. Gives back the pointers that led nowhere.
  List<String> save(Map<String, String> pointers, Answer answer) {
    Function<String, JsonNode> found =
        variable -> answer.json().at(JsonPointer.compile(pointers.get(variable)));
    pointers.keySet().stream()
        .filter(variable -> !found.apply(variable).isMissingNode())
        .forEach(variable -> saved.put(variable, found.apply(variable)));
    return pointers.entrySet().stream()
        .filter(entry -> found.apply(entry.getKey()).isMissingNode())
        .map(entry -> "nothing to save at " + entry.getValue())
        .toList();
  }
}
