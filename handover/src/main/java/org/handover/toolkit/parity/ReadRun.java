package org.handover.toolkit.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ParitySettings;
import org.handover.toolkit.inventory.AccessLogs;
import org.handover.toolkit.inventory.Call;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Chapter;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.cases.Endpoint;
import org.handover.toolkit.parity.cases.Placeholders;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.handover.toolkit.parity.play.LiveComparison;
import org.handover.toolkit.parity.play.ReadRequest;
import org.handover.toolkit.parity.play.Variables;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the same reads of both live backends, from cases or from access logs, and compares the
/// answers. It never sends a method that writes.
public final class ReadRun {
  private static final Duration KEPT_EVERY = Duration.ofSeconds(5);

  private final ParitySettings settings;
  private final ReadOptions options;
  private final InputStream input;
  private final Interruption interruption;
  private final Corpus corpus;
  private final List<Endpoint> skipped;
  private final ReachedBackend legacy;
  private final ReachedBackend next;
  private final LiveComparison comparison;
  private final Map<String, JsonNode> saved = new HashMap<>();
  private final List<String> stopped = new ArrayList<>();
  private final List<String> beginnings = new ArrayList<>();
  private ReadTally tally = new ReadTally();
  private Position position = new Position(0, 0);
  private long lines;
  private long unread;
  private long keptAt = System.nanoTime();

  /// @param input what `-` among the logs stands for
  /// @param interruption after which the run ends and reports what it has
  public ReadRun(
      Configuration configuration,
      ReadOptions options,
      InputStream input,
      Interruption interruption) {
    this.settings = configuration.parity();
    this.options = options;
    this.input = input;
    this.interruption = interruption;
    this.corpus = corpus();
    this.skipped = Endpoint.ofSetting("parity.skip-reads", settings.skipReads());
    ReachedBackend.requireTwo(configuration.backends().legacy(), configuration.backends().next());
    this.legacy = ReachedBackend.of("legacy", configuration.backends().legacy());
    this.next = ReachedBackend.of("next", configuration.backends().next());
    this.comparison =
        new LiveComparison(
            corpus,
            legacy.http(),
            next.http(),
            new Pace(options.rate(), this::isStopped),
            new Random());
  }

  private Corpus corpus() {
    boolean needed = options.logs().isEmpty() || options.caller() != null;
    return needed || settings.cases() != null ? Corpus.read(settings.requireCases()) : Corpus.EMPTY;
  }

  public ParityReport run(Progress progress) throws IOException {
    legacy.requireWell();
    next.requireWell();
    if (options.logs().isEmpty()) {
      readCases(progress);
    } else {
      readLogs(progress);
    }
    return report();
  }

  private boolean isStopped() {
    return interruption.isAsked() || !stopped.isEmpty();
  }

  private void readCases(Progress progress) {
    if (options.state() != null) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--state", "goes with access logs", "leave it out: cases are few"));
    }
    for (Chapter chapter : corpus.chapters()) {
      for (Case written : chapter.cases()) {
        if (isStopped()) {
          return;
        }
        progress.at("reading " + chapter.name(), tally.counts().reads(), corpus.size());
        String method = written.request().split(" ", 2)[0];
        if (List.of("GET", "HEAD", "OPTIONS").contains(method)) {
          read(chapter, written);
        }
      }
    }
  }

  private void read(Chapter chapter, Case written) {
    try {
      RawRequest request = corpus.request(written, Placeholders.ofPlay(this::variable), keys());
      ReadRequest read =
          new ReadRequest(
              chapter.name(),
              written.name(),
              written.caller(),
              request,
              written.expect().path("status").asInt(written.expect().asInt(0)),
              written.varies());
      Answer answer = compare(read);
      if (answer != null) {
        written
            .save()
            .forEach((name, place) -> {
              JsonNode found = answer.find(place);
              if (!found.isMissingNode()) {
                saved.put(name, found);
              }
            });
      }
    } catch (IllegalArgumentException e) {
      tally.skipped(String.valueOf(e.getMessage()));
    }
  }

  /// Both backends are asked for the same rows: what one answered serves for both.
  private Optional<JsonNode> variable(String name) {
    return Variables.ofEnvironment(name)
        .or(() -> Optional.ofNullable(saved.get(name.replaceFirst("^other\\.", ""))));
  }

  private @Nullable SigningKeys keys() {
    ParitySettings.SharedKeys keys = settings.keys();
    return keys == null ? null : new SigningKeys(keys.jwt(), keys.session());
  }

  private @Nullable Answer compare(ReadRequest read) {
    String target = read.request().target();
    if (skipped.stream().anyMatch(e -> e.fits(read.request().method(), target))) {
      return null;
    }
    LiveComparison.Reading reading = comparison.compare(read);
    for (ReachedBackend backend : List.of(legacy, next)) {
      String why = reading.silent().get(backend.name());
      String trouble = why == null ? "" : backend.trouble();
      if (!trouble.isEmpty()) {
        stopped.add("%s is down: %s, after %s".formatted(backend.name(), trouble, read.name()));
        return null;
      }
    }
    if (!interruption.isAsked()) {
      tally.add(read, reading);
    }
    return reading.answer();
  }

  private void readLogs(Progress progress) throws IOException {
    List<Header> headers = callerHeaders();
    ReadState state = state();
    for (int i = state.log(); i < options.logs().size() && !isStopped(); i++) {
      String name = options.logs().get(i);
      boolean endless = name.equals(ReadOptions.STANDARD_INPUT);
      long from = i == state.log() && !endless ? state.line() : 0;
      position = new Position(i, from);
      LogReader reader = new LogReader(name, from, headers, progress);
      if (endless) {
        reader.logs.read(new StoppableInput(input, this::isStopped));
      } else {
        reader.logs.read(readable(name));
      }
      if (!isStopped() || endless) {
        lines += reader.logs.lines();
        unread += reader.logs.unread();
        position = new Position(i + 1, 0);
      }
    }
    Path file = options.state();
    if (file != null && isStopped()) {
      keep(file);
    } else if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /// Up to which line of which log all is done.
  private record Position(int log, long line) {}

  private final class LogReader {
    private final AccessLogs logs = new AccessLogs(this::take, ReadRun.this::isStopped);
    private final String name;
    private final long from;
    private final List<Header> headers;
    private final Progress progress;

    LogReader(String name, long from, List<Header> headers, Progress progress) {
      this.name = name;
      this.from = from;
      this.headers = headers;
      this.progress = progress;
    }

    private void take(Call call) {
      if (logs.lines() <= from) {
        return;
      }
      read(name, logs.lines(), call, headers);
      progress.at("reading " + name, tally.counts().reads(), 0);
      if (!isStopped()) {
        position = new Position(position.log(), logs.lines());
        keepAtTimes();
      }
    }
  }

  private static Path readable(String name) {
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new StoppedException(
          new Fault.Misconfigured(name, "is no file that can be read", "name an access log"));
    }
    return file;
  }

  private List<Header> callerHeaders() {
    try {
      return corpus.headersOf(options.caller(), Placeholders.ofPlay(this::variable), keys());
    } catch (IllegalArgumentException e) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "caller '%s'".formatted(options.caller()),
              "cannot sign in: " + e.getMessage(),
              "give it a login that is crafted or of the environment"),
          e);
    }
  }

  private void read(String log, long line, Call call, List<Header> headers) {
    if (!ReadRequest.isSafe(call.method(), call.target(), headers)) {
      return;
    }
    if (!call.target().matches("/[!-~]*")) {
      tally.skipped("a target that cannot be sent as it was logged");
      return;
    }
    compare(
        new ReadRequest(
            log,
            "%s, line %d".formatted(log, line),
            Objects.requireNonNullElse(options.caller(), ""),
            new RawRequest(call.method(), call.target(), "1.1", headers, null),
            knownStatus(call.status()),
            Map.of()));
  }

  /// A conditional or partial request was answered 304 or 206; ours is neither. What a proxy or a
  /// backend in trouble said is not known of the API.
  private static int knownStatus(int logged) {
    if (logged == 304 || logged == 206) {
      return 200;
    }
    return logged >= 499 ? 0 : logged;
  }

  /// Where to go on.
  private ReadState state() throws IOException {
    beginnings.clear();
    for (String log : options.logs()) {
      boolean endless = log.equals(ReadOptions.STANDARD_INPUT);
      beginnings.add(endless ? "" : ReadState.beginning(readable(log)));
    }
    Path file = options.state();
    if (file == null || !Files.exists(file)) {
      return new ReadState(options.logs(), beginnings, 0, 0, 0, 0, tally.kept());
    }
    ReadState state = ReadState.read(file);
    if (!state.logs().equals(options.logs()) || !state.beginnings().equals(beginnings)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              file.toString(),
              "is the state of a run over other logs",
              "name the same logs, or take it away to begin anew"));
    }
    tally = new ReadTally(state.tally());
    lines = state.lines();
    unread = state.unread();
    return state;
  }

  private void keepAtTimes() {
    Path file = options.state();
    if (file != null && System.nanoTime() - keptAt > KEPT_EVERY.toNanos()) {
      try {
        keep(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      keptAt = System.nanoTime();
    }
  }

  private void keep(Path file) throws IOException {
    new ReadState(
            options.logs(),
            beginnings,
            position.log(),
            position.line(),
            lines,
            unread,
            tally.kept())
        .write(file);
  }

  private ParityReport report() {
    return tally.report(options.failOn(), unfinished(), comparison);
  }

  private List<String> unfinished() {
    List<String> why = new ArrayList<>(stopped);
    why.addAll(tally.counts().unfinished(settings));
    if (unread * 2 > lines) {
      why.add("%d of %d lines of the logs say no request".formatted(unread, lines));
    }
    return why;
  }
}
