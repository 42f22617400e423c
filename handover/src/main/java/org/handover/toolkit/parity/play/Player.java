package org.handover.toolkit.parity.play;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import tools.jackson.databind.JsonNode;

/// A running backend and what the cases have saved from its answers. If several servers stand for
/// it, they take turns.
public final class Player {
  private final String name;
  private final Dialect dialect;
  private final List<RawHttp> servers;
  private final Map<String, JsonNode> saved = new HashMap<>();
  private int sent;

  public Player(String name, RawHttp... servers) {
    this(name, Dialect.SAME, List.of(servers));
  }

  public Player(String name, Dialect dialect, List<RawHttp> servers) {
    this.name = name;
    this.dialect = dialect;
    this.servers = List.copyOf(servers);
  }

  Player speaking(Dialect other) {
    return new Player(name, other, servers);
  }

  public String name() {
    return name;
  }

  RawRequest spoken(RawRequest request) {
    return dialect.request(request);
  }

  RawResponse send(RawRequest request) throws IOException {
    return nextServer().send(request);
  }

  private synchronized RawHttp nextServer() {
    return servers.get(sent++ % servers.size());
  }

  Answer understood(RawResponse response) {
    return dialect.answer(Answer.of(response));
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
