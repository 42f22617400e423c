package org.handover.practice;

import org.handover.practice.web.Access;
import org.handover.practice.web.Json;
import org.handover.practice.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// `/api/health`: that the process answers, and no more.
@Controller
class HealthLegacyController {
  private static final Reply OK = Reply.ok(Json.of("{\"status\":\"ok\"}"));

  @GetMapping("/api/health")
  @Access(Access.Level.ANYONE)
  Reply health() {
    return OK;
  }
}
