package org.handover.toolkit.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;

/// A sample of the live reads, for a comparison of both backends. Their own answers do not wait for
/// it. Nothing but GET is ever handed over.
///
/// @param percent of the reads, 0 to 100
/// @param reads returns at once, from any thread
public record Mirror(double percent, Consumer<RawRequest> reads) {
  /// No sample.
  public static final Mirror NONE = new Mirror(0, _ -> {});

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

  void offer(HttpServerRequest request) {
    if (percent == 0 || !request.method().name().equals("GET")) {
      return;
    }
    if (ThreadLocalRandom.current().nextDouble(100) < percent) {
      reads.accept(copy(request));
    }
  }

  private static RawRequest copy(HttpServerRequest request) {
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
