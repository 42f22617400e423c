package org.handover.toolkit.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ParitySettings;
import org.handover.toolkit.inventory.AccessLogs;
import org.handover.toolkit.inventory.Call;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Chapter;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.cases.Placeholders;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.handover.toolkit.parity.play.Variables;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the mix, from the first of these that there is: paths, access logs (those of the inventory
/// too), the reads among the cases, the health path.
final class MixReader {
  /// Of a log of any length, so many calls, each with the same chance.
  private static final int SAMPLE = 5_000;

  private static final int FIRST_ERROR_OF_A_PROXY = 499;

  private final Configuration configuration;
  private final @Nullable String caller;

  /// @param caller of the corpus, who sends them; null: the public
  MixReader(Configuration configuration, @Nullable String caller) {
    this.configuration = configuration;
    this.caller = caller;
  }

  LoadMix read(List<String> paths, List<Path> logs) throws IOException {
    if (!paths.isEmpty()) {
      return new LoadMix(paths.size() + " paths", paths.stream().map(this::path).toList());
    }
    List<Path> all = new ArrayList<>(logs);
    if (all.isEmpty()) {
      all.addAll(configuration.inventory().logs());
    }
    if (!all.isEmpty()) {
      return ofLogs(all);
    }
    if (configuration.parity().cases() != null) {
      return ofCases(Corpus.read(configuration.parity().requireCases()));
    }
    String health = configuration.backends().legacy().health();
    return new LoadMix("the health path alone", List.of(path(health == null ? "/" : health)));
  }

  private LoadRequest path(String path) {
    List<Header> headers = callerHeaders();
    if (!LoadRequest.isPossible("GET", path, headers)) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "--path",
              "'%s' is no path of a read".formatted(path),
              "write it like /api/items?page=2"));
    }
    return LoadRequest.of("GET", path, headers, 0);
  }

  private LoadMix ofLogs(List<Path> logs) throws IOException {
    List<Header> headers = callerHeaders();
    List<LoadRequest> sample = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    long[] seen = {0};
    AccessLogs reader =
        new AccessLogs(
            call -> {
              if (isUsable(call, headers)) {
                seen[0]++;
                LoadRequest request =
                    LoadRequest.of(call.method(), call.target(), headers, call.status());
                keep(sample, request, seen[0], random);
              }
            },
            () -> false);
    for (Path log : logs) {
      if (!Files.isReadable(log) || Files.isDirectory(log)) {
        throw new StoppedException(
            new Fault.Misconfigured(
                log.toString(), "is no file that can be read", "name an access log"));
      }
      reader.read(log);
    }
    if (sample.isEmpty()) {
      throw nothing("the access logs hold no read that was answered", "name others, or --path");
    }
    return new LoadMix("%,d reads of access logs".formatted(seen[0]), sample);
  }

  private static boolean isUsable(Call call, List<Header> headers) {
    return call.status() < FIRST_ERROR_OF_A_PROXY
        && LoadRequest.isPossible(call.method(), call.target(), headers);
  }

  /// Reservoir sampling.
  private static void keep(
      List<LoadRequest> sample, LoadRequest request, long seen, SplittableRandom random) {
    if (sample.size() < SAMPLE) {
      sample.add(request);
      return;
    }
    long at = random.nextLong(seen);
    if (at < SAMPLE) {
      sample.set((int) at, request);
    }
  }

  private LoadMix ofCases(Corpus corpus) {
    List<LoadRequest> requests = new ArrayList<>();
    for (Chapter chapter : corpus.chapters()) {
      for (Case written : chapter.cases()) {
        ofCase(corpus, written).ifPresent(requests::add);
      }
    }
    if (requests.isEmpty()) {
      throw nothing(
          "no case is a read that can be sent by itself and is answered with 2xx",
          "name access logs, or --path");
    }
    return new LoadMix("%d cases that read".formatted(requests.size()), requests);
  }

  /// Not one that needs what an earlier case saved, nor one that is refused: that would measure
  /// refusals.
  private Optional<LoadRequest> ofCase(Corpus corpus, Case written) {
    int expected = written.expect().path("status").asInt(written.expect().asInt(0));
    if (expected < 200 || expected > 299) {
      return Optional.empty();
    }
    try {
      RawRequest request =
          corpus.request(written, Placeholders.ofPlay(MixReader::variable), keys());
      return request.body() == null
              && request.version().equals("1.1")
              && LoadRequest.isPossible(request.method(), request.target(), request.headers())
          ? Optional.of(
              LoadRequest.of(request.method(), request.target(), request.headers(), expected))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> variable(String name) {
    return Variables.ofEnvironment(name);
  }

  private @Nullable SigningKeys keys() {
    ParitySettings.SharedKeys keys = configuration.parity().keys();
    return keys == null ? null : new SigningKeys(keys.jwt(), keys.session());
  }

  private List<Header> callerHeaders() {
    if (caller == null) {
      return List.of();
    }
    try {
      return Corpus.read(configuration.parity().requireCases())
          .headersOf(caller, Placeholders.ofPlay(MixReader::variable), keys());
    } catch (IllegalArgumentException e) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "caller '%s'".formatted(caller),
              "cannot sign in: " + e.getMessage(),
              "give it a login that is crafted or of the environment"),
          e);
    }
  }

  private static StoppedException nothing(String what, String remedy) {
    return new StoppedException(new Fault.Refused(what, remedy));
  }
}
