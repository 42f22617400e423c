package org.handover.toolkit.init;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a backend answers.
///
/// @param url null: none was named
/// @param health the first of the usual paths that answers 200; null: none
/// @param answers whether anything came back at all
record BackendLook(String name, @Nullable URI url, @Nullable String health, boolean answers) {
  private static final List<String> PATHS =
      List.of(
          "/health/ready",
          "/api/health",
          "/health",
          "/healthz",
          "/readyz",
          "/actuator/health",
          "/api/v1/health",
          "/ping",
          "/");
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  static BackendLook at(String name, @Nullable URI url) {
    if (url == null) {
      return new BackendLook(name, null, null, false);
    }
    boolean answers = false;
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (String path : PATHS) {
        Optional<Integer> status = status(client, url.resolve(path));
        if (status.isEmpty() && !answers) {
          // Who does not take a connection for one path does not for the next.
          return new BackendLook(name, url, null, false);
        }
        answers = true;
        if (status.orElse(0) == 200) {
          return new BackendLook(name, url, path, true);
        }
      }
    }
    return new BackendLook(name, url, null, answers);
  }

  private static Optional<Integer> status(HttpClient client, URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      return Optional.of(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      // That it does not answer is the finding.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
