package org.handover.practice.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.HealthPart;
import org.handover.practice.api.Json;
import org.handover.practice.api.Reply;
import org.handover.practice.database.DatabaseProbe;
import org.handover.practice.server.GracefulStop;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/// Whether the process lives, and whether requests should be sent to it. The AI is no part of
/// either: without it most requests are answered as ever.
@Controller
class HealthController {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final Reply LIVE = Reply.ok(status("live"));
  private static final Reply READY = Reply.ok(status("ready"));

  private final DatabaseProbe database;
  private final GracefulStop stop;
  private final List<HealthPart> parts;

  HealthController(DatabaseProbe database, GracefulStop stop, List<HealthPart> parts) {
    this.database = database;
    this.stop = stop;
    this.parts = List.copyOf(parts);
  }

  /// All at once, for people: 503 where the service is not ready.
  @GetMapping("/health")
  @Access(Access.Level.ANYONE)
  Reply health() {
    Optional<String> trouble = trouble();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("status", trouble.isEmpty() ? "ready" : "not ready");
    trouble.ifPresent(reason -> all.put("reason", reason));
    parts.forEach(part -> all.put(part.name(), part.state()));
    return trouble.isEmpty() ? Reply.ok(json(all)) : Reply.unavailable(json(all));
  }

  /// An embedded database whose server has ended does not come back: with a new process it does.
  @GetMapping("/health/live")
  @Access(Access.Level.ANYONE)
  Reply live() {
    return database.isLost()
        ? Reply.unavailable(failing("not live", "the embedded PostgreSQL has ended"))
        : LIVE;
  }

  @GetMapping("/health/ready")
  @Access(Access.Level.ANYONE)
  Reply ready() {
    return trouble().map(reason -> Reply.unavailable(failing("not ready", reason))).orElse(READY);
  }

  private Optional<String> trouble() {
    if (stop.isStopping()) {
      return Optional.of("the service is stopping");
    }
    return database.answers() ? Optional.empty() : Optional.of("the database does not answer");
  }

  private static Json status(String status) {
    return json(Map.of("status", status));
  }

  private static Json failing(String status, String reason) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("status", status);
    all.put("reason", reason);
    return json(all);
  }

  private static Json json(Map<String, String> members) {
    return Json.of(MAPPER.writeValueAsString(members));
  }
}
