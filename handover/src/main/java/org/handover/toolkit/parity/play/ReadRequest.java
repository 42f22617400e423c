package org.handover.toolkit.parity.play;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.parity.cases.Variation;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;

/// A request that only reads. One that could write is not made: neither by its method, nor by a
/// header or a parameter that stands for another one.
///
/// @param chapter of the corpus, or the log that it is from
/// @param caller who sends it; empty: the public
/// @param status what the old backend is known to answer; 0: not known
/// @param varies values that rightly differ, with their kind
public record ReadRequest(
    String chapter,
    String name,
    String caller,
    RawRequest request,
    int status,
    Map<String, Variation> varies) {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OVERRIDES =
      Set.of("x-http-method-override", "x-http-method", "x-method-override");

  public ReadRequest {
    varies = Map.copyOf(varies);
    if (!isSafe(request)) {
      throw new IllegalArgumentException("%s may write".formatted(request.method()));
    }
  }

  public static boolean isSafe(RawRequest request) {
    return isSafe(request.method(), request.target(), request.headers()) && request.body() == null;
  }

  public static boolean isSafe(String method, String target, List<Header> headers) {
    return METHODS.contains(method)
        && !target.toLowerCase(Locale.ROOT).matches("[^?]*\\?(.*&)?_method=.*")
        && headers.stream().noneMatch(h -> OVERRIDES.contains(h.name().toLowerCase(Locale.ROOT)));
  }

  /// As it stands in reports.
  public String line() {
    return request.method() + " " + Secrets.strike(request.target());
  }
}
