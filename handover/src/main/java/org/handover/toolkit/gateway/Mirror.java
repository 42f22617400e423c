package org.handover.toolkit.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;

/// A sample of the live reads with their answers, for a comparison of both backends. The client's
/// answer does not wait for it. Nothing but GET is ever handed over.
///
/// @param percent of the reads, 0 to 100
/// @param reads returns at once, from any thread
/// @param keeping how many answers are being kept now
public record Mirror(double percent, Consumer<MirroredRead> reads, AtomicInteger keeping) {
  /// No sample.
  public static final Mirror NONE = new Mirror(0, _ -> {});

  /// So many answers are kept at a time, of [MirrorCapture#LARGEST] each. To reads beyond it both
  /// backends are asked.
  private static final int MOST_KEPT = 128;

  /// What asks for a part or for nothing, says who asked the gateway, or is of one connection.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "forwarded",
          "keep-alive",
          "range",
          "te",
          "transfer-encoding",
          "upgrade");

  public Mirror {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("the mirrored share is 0 to 100 percent, not " + percent);
    }
  }

  public Mirror(double percent, Consumer<MirroredRead> reads) {
    this(percent, reads, new AtomicInteger());
  }

  /// Null: the request is not in the sample.
  @Nullable MirrorCapture capture(HttpServerRequest request) {
    if (percent == 0
        || !request.method().name().equals("GET")
        || ThreadLocalRandom.current().nextDouble(100) >= percent) {
      return null;
    }
    boolean kept = asksForAllOfIt(request);
    if (kept && keeping.incrementAndGet() > MOST_KEPT) {
      released();
      kept = false;
    }
    return new MirrorCapture(this, copy(request), kept);
  }

  /// An answer that was kept is no more.
  void released() {
    keeping.decrementAndGet();
  }

  private static boolean asksForAllOfIt(HttpServerRequest request) {
    return request.headers().names().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .noneMatch(
            name -> name.startsWith("if-") || name.equals("range") || name.equals("upgrade"));
  }

  static RawRequest copy(HttpServerRequest request) {
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      boolean ofOthers = name.startsWith("if-") || name.startsWith("x-forwarded-");
      if (!LEFT_OUT.contains(name) && !ofOthers && name.indexOf('_') < 0) {
        headers.add(new Header(header.getKey(), header.getValue()));
      }
    }
    return RawRequest.of("GET", request.uri(), headers, "");
  }
}
