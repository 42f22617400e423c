package org.handover.toolkit.inventory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.parity.cases.Endpoint;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;
import org.jspecify.annotations.Nullable;

/// What the new backend itself says of each endpoint. It is asked with OPTIONS, and with GET where
/// that says too little; never with a method that writes.
///
/// A path that cannot exist is asked beside each: what a backend answers to everything says nothing
/// of one endpoint. Ids are such as no row has. So a path that varies counts as not served only on
/// a backend that has shown that it answers OPTIONS by its routes, whether there is a row or not.
final class LiveAnswers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NO_ROW = "2147483629";
  private static final String NO_PATH = "handover-asks-for-no-such-path";
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  /// Stands for what is no answer in HTTP.
  private static final int NO_ANSWER = 599;

  private final RawHttp http;
  private final URI server;
  private final List<Endpoint> skipped;
  private final Map<String, RawResponse> known = new HashMap<>();
  private boolean byRoute;

  /// What it said.
  enum Live {
    SERVED,
    NOT_SERVED,
    UNCLEAR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private LiveAnswers(URI server, List<Endpoint> skipped) {
    this.server = server;
    this.http = new RawHttp(server, PATIENCE);
    this.skipped = skipped;
  }

  /// Of the new backend at its `url`, without the reads of `parity.skip-reads`: they write all the
  /// same.
  static LiveAnswers of(Configuration configuration) {
    URI server = configuration.backends().next().url();
    if (server == null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: backends.next.url", "is missing", "name it, or leave --live out"));
    }
    return new LiveAnswers(
        server, Endpoint.ofSetting("parity.skip-reads", configuration.parity().skipReads()));
  }

  Map<Operation, Live> to(Collection<Operation> operations, Progress progress) {
    List<Operation> asked = new ArrayList<>(operations);
    for (int i = 0; i < asked.size(); i++) {
      progress.at("asking the new backend", i, asked.size());
      PathTemplate path = asked.get(i).path();
      byRoute |= path.varies() && allowed(path) != null;
    }
    Map<Operation, Live> answers = new TreeMap<>();
    asked.forEach(operation -> answers.put(operation, live(operation)));
    return answers;
  }

  private Live live(Operation operation) {
    PathTemplate path = operation.path();
    Set<String> allowed = allowed(path);
    if (allowed != null) {
      return allowed.contains(operation.method()) ? Live.SERVED : Live.NOT_SERVED;
    }
    if (isUnknown("OPTIONS", path)) {
      return path.varies() && !byRoute ? Live.UNCLEAR : Live.NOT_SERVED;
    }
    return operation.method().equals("GET") && mayRead(path) ? byReading(path) : Live.UNCLEAR;
  }

  /// The methods of a path, if the backend tells them of this path and not of any.
  private @Nullable Set<String> allowed(PathTemplate path) {
    RawResponse answer = ask("OPTIONS", filled(path));
    boolean tells = answer.status() < 300 || answer.status() == METHOD_NOT_ALLOWED;
    String allow = answer.header("Allow").orElse("");
    if (!tells || allow.isBlank() || ask("OPTIONS", nowhere(path)).header("Allow").isPresent()) {
      return null;
    }
    Set<String> methods = new TreeSet<>();
    for (String method : allow.split(",", 50)) {
      methods.add(method.strip().toUpperCase(Locale.ROOT));
    }
    return methods;
  }

  /// Not found, in the words in which any path is not found.
  private boolean isUnknown(String method, PathTemplate path) {
    RawResponse answer = ask(method, filled(path));
    RawResponse other = ask(method, nowhere(path));
    return answer.status() == NOT_FOUND
        && other.status() == NOT_FOUND
        && said(answer, filled(path)).equals(said(other, nowhere(path)));
  }

  private static String said(RawResponse answer, String target) {
    return answer.text().replace(target, "");
  }

  private Live byReading(PathTemplate path) {
    int status = ask("GET", filled(path)).status();
    if (status == METHOD_NOT_ALLOWED) {
      return Live.NOT_SERVED;
    }
    if (isUnknown("GET", path)) {
      return path.varies() ? Live.UNCLEAR : Live.NOT_SERVED;
    }
    boolean known = status < 500 && ask("GET", nowhere(path)).status() == NOT_FOUND;
    return known ? Live.SERVED : Live.UNCLEAR;
  }

  private boolean mayRead(PathTemplate path) {
    return skipped.stream().noneMatch(endpoint -> endpoint.fits("GET", filled(path)));
  }

  private static String filled(PathTemplate path) {
    return String.join("/", path.segments().stream().map(LiveAnswers::segment).toList());
  }

  private static String segment(String segment) {
    boolean varies = segment.equals(PathTemplate.VARIES) || segment.equals(PathTemplate.REST);
    return varies ? NO_ROW : segment;
  }

  /// As deep, below the same first word.
  private static String nowhere(PathTemplate path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.segments()) {
      segments.add(segments.size() < 2 || segment.isEmpty() ? segment(segment) : NO_PATH);
    }
    String last = segments.getLast();
    if (segments.size() <= 2) {
      segments.set(segments.size() - 1, last.isEmpty() ? NO_PATH : last + "-" + NO_PATH);
    }
    return String.join("/", segments);
  }

  private RawResponse ask(String method, String target) {
    return known.computeIfAbsent(method + " " + target, _ -> send(method, target));
  }

  private RawResponse send(String method, String target) {
    try {
      return http.send(new RawRequest(method, encoded(target), "1.1", List.of(), null));
    } catch (ConnectException | UnknownHostException e) {
      throw new StoppedException(
          new Fault.Unreachable(
              "the new backend at " + server,
              String.valueOf(e.getMessage()),
              "start it, mend backends.next.url, or leave --live out"),
          e);
    } catch (IOException e) {
      // An odd id can make a backend answer what is no HTTP: that is unclear, for this endpoint.
      return new RawResponse(NO_ANSWER, List.of(), new byte[0]);
    }
  }

  /// A template of a log may hold anything.
  private static String encoded(String target) {
    StringBuilder text = new StringBuilder();
    for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
      text.append(b > ' ' && b < 0x7f ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
    }
    return text.toString();
  }
}
