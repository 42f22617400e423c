package org.handover.practice;

import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.Json;
import org.handover.practice.api.Reply;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// `/api/health`: that the process answers, and no more.
@Controller
class HealthLegacyController implements Described {
  private static final Reply OK = Reply.ok(Json.of("{\"status\":\"ok\"}"));

  @GetMapping("/api/health")
  @Access(Access.Level.ANYONE)
  Reply health() {
    return OK;
  }

  @Override
  public Map<String, Operation> operations() {
    Schema status = new Schema("", Map.of("type", "string"));
    return Map.of(
        "health",
        Operation.of("Ask whether it serves", Schema.object("", Map.of("status", status))));
  }
}
