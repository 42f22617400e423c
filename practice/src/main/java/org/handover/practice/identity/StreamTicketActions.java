package org.handover.practice.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.Json;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.springframework.stereotype.Component;

/// `/api/v2/auth/stream-ticket/`: what a browser's `EventSource`, which cannot send a header, puts
/// into the URL instead. It is good once and for half a minute, so that no log and no history holds
/// anything of use.
@Component
class StreamTicketActions implements RouteSource {
  private static final Schema TICKET =
      Schema.object(
          "StreamTicket",
          Map.of(
              "ticket", new Schema("", Map.of("type", "string")),
              "expires_in", new Schema("", Map.of("type", "integer"))));

  private final StreamTicketStore store;

  StreamTicketActions(StreamTicketStore store) {
    this.store = store;
  }

  @Override
  public List<Route> routes() {
    Operation operation = Operation.of("Get a ticket for one event stream", TICKET).answering(201);
    return List.of(
        new Route(
            "auth/stream-ticket/",
            Endpoint.of(
                "Stream Ticket",
                Method.POST,
                Action.of(Access.Level.USER, operation, this::issue))));
  }

  private Answer issue(Request request) {
    return request.commit(() -> {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("ticket", store.issue(request.principal().id()));
      body.put("expires_in", StreamTicketStore.LIFE.toSeconds());
      return new Answer.Value(
          201, Json.of(CompactJson.write(body)), Map.of("Cache-Control", "no-store"), false);
    });
  }
}
