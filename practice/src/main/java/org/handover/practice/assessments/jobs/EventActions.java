package org.handover.practice.assessments.jobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.EventWriter;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.Resources;
import org.springframework.stereotype.Component;

/// `/api/v2/assessments/ID/events/`: each change of status and each item, from the first of the
/// round that is under way to the end of it.
@Component
class EventActions implements RouteSource {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Resources resources;
  private final EventStore store;
  private final Watches watches;

  EventActions(Resources resources, EventStore store, Watches watches) {
    this.resources = resources;
    this.store = store;
    this.watches = watches;
  }

  @Override
  public List<Route> routes() {
    Operation operation =
        Operation.of("Watch an assessment being made", Schema.NONE).streaming(EventSchemas.ALL);
    Action watch =
        Action.of(Access.Level.USER, operation, this::watch).offering(EventWriter.MEDIA_TYPE);
    return List.of(
        new Route("assessments/ID/events/", Endpoint.of("Assessment Events", Method.GET, watch)));
  }

  /// A client that comes back after the end is told, by 204, to stay away: a browser would go on
  /// asking.
  private Answer watch(Request request) {
    if (resources.find(AssessmentRows.RESOURCE, request.id(), request.principal()).isEmpty()) {
      throw new ProblemException(new Problem.NotFound());
    }
    int assessment = request.id().value();
    long seen = request.header("Last-Event-ID").map(EventActions::number).orElse(0L);
    if (seen > 0 && store.isOver(request.id()) && store.after(Map.of(assessment, seen)).isEmpty()) {
      return Answer.noContent();
    }
    return new Answer.Stream(
        EventWriter.MEDIA_TYPE,
        EventWriter.HEADERS,
        out -> write(new Watch(assessment, seen), out));
  }

  private static long number(String text) {
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
  }

  private void write(Watch watch, OutputStream out) throws IOException {
    watches.add(watch);
    try {
      EventWriter events = new EventWriter(out);
      boolean ended = false;
      while (!ended && !watches.isEnding()) {
        ended = write(watch.next(HEARTBEAT), events) || store.isGone(watch.assessment());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service stops");
    } finally {
      watches.remove(watch);
    }
  }

  /// Writes a portion, and says whether that was the end.
  private static boolean write(List<AssessmentEvent> portion, EventWriter events)
      throws IOException {
    if (portion.isEmpty()) {
      events.comment();
      return false;
    }
    for (AssessmentEvent event : portion) {
      events.event(event.id(), event.name(), event.data());
    }
    return portion.getLast().last();
  }
}
