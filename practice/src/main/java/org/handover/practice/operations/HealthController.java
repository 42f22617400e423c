package org.handover.practice.operations;

import org.handover.practice.database.DatabaseProbe;
import org.handover.practice.web.Access;
import org.handover.practice.web.Json;
import org.handover.practice.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Whether the process lives, and whether requests should be sent to it. The AI is no part of
/// either: without it most requests are answered as ever.
@Controller
class HealthController {
  private static final Reply LIVE = Reply.ok(Json.of("{\"status\":\"live\"}"));
  private static final Reply READY = Reply.ok(Json.of("{\"status\":\"ready\"}"));

  private final DatabaseProbe database;
  private final GracefulStop stop;

  HealthController(DatabaseProbe database, GracefulStop stop) {
    this.database = database;
    this.stop = stop;
  }

  @GetMapping("/health/live")
  @Access(Access.Level.ANYONE)
  Reply live() {
    return LIVE;
  }

  @GetMapping("/health/ready")
  @Access(Access.Level.ANYONE)
  Reply ready() {
    if (stop.isStopping()) {
      return notReady("the service is stopping");
    }
    return database.answers() ? READY : notReady("the database does not answer");
  }

  private static Reply notReady(String reason) {
    return Reply.unavailable(
        Json.of("{\"status\":\"not ready\",\"reason\":\"%s\"}".formatted(reason)));
  }
}
