package org.handover.toolkit.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The page's files: ours, and two libraries out of their WebJars. Only what is listed is served.
final class Assets {
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLES = "text/css; charset=utf-8";
  private static final String OURS = "/org/handover/toolkit/console/";
  private static final String LIBRARIES = "/META-INF/resources/webjars/";
  private static final Map<String, Place> PLACES =
      Map.of(
          "/", new Place(OURS + "index.html", "text/html; charset=utf-8"),
          "/console.js", new Place(OURS + "console.js", JAVASCRIPT),
          "/graphs.js", new Place(OURS + "graphs.js", JAVASCRIPT),
          "/console.css", new Place(OURS + "console.css", STYLES),
          "/lib/lit-html.js", new Place(LIBRARIES + "lit-html/3.3.2/lit-html.js", JAVASCRIPT),
          "/lib/uPlot.js", new Place(LIBRARIES + "uplot/1.6.30/dist/uPlot.esm.js", JAVASCRIPT),
          "/lib/uPlot.css", new Place(LIBRARIES + "uplot/1.6.30/dist/uPlot.min.css", STYLES));

  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  private record Place(String resource, String type) {}

  /// One file.
  @SuppressWarnings("ArrayRecordComponent") // is sent, and compared with nothing
  record Asset(byte[] content, String type) {}

  Optional<Asset> find(String path) {
    Place place = PLACES.get(path);
    return place == null
        ? Optional.empty()
        : Optional.of(read.computeIfAbsent(path, _ -> read(place)));
  }

  private static Asset read(Place place) {
    try (InputStream content = Assets.class.getResourceAsStream(place.resource())) {
      return new Asset(
          Objects.requireNonNull(content, place.resource()).readAllBytes(), place.type());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
