package org.handover.practice.api.v2;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.Principal;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Answers every request under `/api/v2/`, in DRF's order of checks: path, `Accept`, token,
/// permission, throttle, method, and then the action's own, row and body. It is not Spring's order,
/// whose annotated controllers look at method and `Accept` along with the path; so API v2 stands
/// before Spring's dispatcher, as the last of the filters.
final class ApiV2Filter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final List<String> JSON = List.of("application/json");

  private final transient Routes routes;
  private final transient RequestAuthorizer gatekeeper;
  private final transient Request.Services services;
  private final transient Idempotency idempotency;

  ApiV2Filter(
      Routes routes,
      RequestAuthorizer gatekeeper,
      Request.Services services,
      Idempotency idempotency) {
    this.routes = routes;
    this.gatekeeper = gatekeeper;
    this.services = services;
    this.idempotency = idempotency;
  }

  @Override
  protected void doFilter(HttpServletRequest http, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (http.getRequestURI().startsWith(Routes.PREFIX)) {
      answer(http, response);
    } else {
      chain.doFilter(http, response);
    }
  }

  private void answer(HttpServletRequest http, HttpServletResponse response) throws IOException {
    Optional<Routes.Match> match = routes.find(http.getRequestURI());
    try {
      answer(match, http, response);
    } catch (UncheckedIOException clientHasGone) {
      throw clientHasGone.getCause();
    } catch (RuntimeException | Error failure) {
      if (response.isCommitted()) {
        throw failure;
      }
      response.resetBuffer();
      match.ifPresent(found -> announce(found.route(), http, response));
      AnswerWriter.write(Failures.answer(failure, http), http, response);
    }
  }

  private void answer(
      Optional<Routes.Match> match, HttpServletRequest http, HttpServletResponse response)
      throws IOException {
    match.ifPresent(found -> announce(found.route(), http, response));
    Answer answer = match.isPresent() ? answer(match.get(), http, response) : elsewhere(http);
    AnswerWriter.write(answer, http, response);
  }

  /// Tells the client which methods there are, and the request meter which route this was.
  private static void announce(Route route, HttpServletRequest http, HttpServletResponse response) {
    response.setHeader("Allow", route.endpoint().allow());
    http.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route.template());
    ServerHttpObservationFilter.findObservationContext(http)
        .ifPresent(context -> context.setPathPattern(route.template()));
  }

  private Answer answer(Routes.Match match, HttpServletRequest http, HttpServletResponse response) {
    Endpoint endpoint = match.route().endpoint();
    Optional<Action> action = endpoint.action(http.getMethod());
    Params params = new Params(http.getQueryString());
    String mediaType =
        Negotiation.choose(
            action.map(Action::offers).orElse(JSON),
            Collections.list(http.getHeaders("Accept")),
            params.get("format"));
    Access.Level access =
        action.map(Action::access).orElseGet(() -> endpoint.accessWithout(http.getMethod()));
    Principal principal = gatekeeper.admit(access, http, ticket(mediaType, params, http));
    gatekeeper.count(action.map(Action::limit).orElse(Limit.GENERAL), principal, http);
    Request request = new Request(http, services, match.id(), params, principal, mediaType);
    if (http.getMethod().equals("OPTIONS")) {
      return Metadata.of(endpoint, request);
    }
    Action known =
        action.orElseThrow(
            () -> new ProblemException(new Problem.MethodNotAllowed(http.getMethod())));
    Answer answer = idempotency.handle(request, known.handler());
    IgnoredFields.warning(request, known, answer)
        .ifPresent(warning -> response.setHeader("Warning", warning));
    return answer;
  }

  /// Only what a browser's `EventSource` asks for may be asked with a ticket.
  private static Optional<String> ticket(String mediaType, Params params, HttpServletRequest http) {
    boolean streams = mediaType.equals(EventWriter.MEDIA_TYPE) && http.getMethod().equals("GET");
    return Optional.ofNullable(streams ? params.get("ticket") : null)
        .filter(ticket -> !ticket.isEmpty());
  }

  /// The path with a slash at its end, if that leads anywhere.
  private Answer elsewhere(HttpServletRequest http) {
    String path = http.getRequestURI() + "/";
    if (routes.find(path).isEmpty()) {
      throw new ProblemException(new Problem.NotFound());
    }
    boolean reads = http.getMethod().equals("GET") || http.getMethod().equals("HEAD");
    String query = http.getQueryString();
    return new Answer.Empty(
        reads ? HttpServletResponse.SC_MOVED_PERMANENTLY : 308,
        Map.of("Location", query == null ? path : path + "?" + query));
  }
}
