package org.handover.practice.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.contract.wire.RawHttp;
import org.handover.practice.contract.wire.RawRequest;
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

  /// Keeps what a case asks for. Gives back the places where there was nothing.
  List<String> save(Map<String, String> places, Answer answer) {
    List<String> problems = new ArrayList<>();
    places.forEach((variable, place) -> {
      JsonNode found = answer.find(place);
      if (found.isMissingNode()) {
        problems.add("nothing to save at " + place);
      } else {
        saved.put(variable, found);
      }
    });
    return problems;
  }
}
