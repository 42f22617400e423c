package org.handover.practice.api.v2;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Chooses among the media types that an action offers, as DRF's `DefaultContentNegotiation` does:
/// the more specific a type in `Accept` the sooner it is tried, and `q` means nothing.
final class Negotiation {
  private static final String JSON = "application/json";

  /// One type of an `Accept` header.
  private record Range(String main, String sub, int precedence) {
    static Range parse(String text) {
      String[] parts = text.split(";", 2);
      String type = parts[0].strip().toLowerCase(Locale.ROOT);
      int slash = type.indexOf('/');
      String main = slash < 0 ? type : type.substring(0, slash);
      String sub = slash < 0 ? "" : type.substring(slash + 1);
      return new Range(main, sub, precedence(main, sub, parts.length > 1 ? parts[1].strip() : ""));
    }

    private static int precedence(String main, String sub, String params) {
      if (main.equals("*")) {
        return 0;
      }
      if (sub.equals("*")) {
        return 1;
      }
      boolean plain = params.isEmpty() || (params.startsWith("q=") && !params.contains(";"));
      return plain ? 2 : 3;
    }

    boolean covers(String offered) {
      int slash = offered.indexOf('/');
      return (main.equals("*") || main.equals(offered.substring(0, slash)))
          && (sub.equals("*") || sub.equals(offered.substring(slash + 1)));
    }
  }

  private Negotiation() {}

  /// @param format the parameter `format`, which overrides nothing but can ask too much
  /// @throws ProblemException where nothing offered is accepted
  static String choose(List<String> offered, List<String> accept, @Nullable String format) {
    if (format != null && !format.isEmpty() && !(format.equals("json") && offered.contains(JSON))) {
      throw new ProblemException(new Problem.NotFound());
    }
    if (accept.isEmpty() || accept.equals(List.of("*/*"))) {
      return offered.getFirst();
    }
    List<Range> ranges =
        Arrays.stream(String.join(",", accept).split(",", -1)).map(Range::parse).toList();
    for (int precedence = 3; precedence >= 0; precedence--) {
      for (String type : offered) {
        for (Range range : ranges) {
          if (range.precedence() == precedence && range.covers(type)) {
            return type;
          }
        }
      }
    }
    throw new ProblemException(new Problem.NotAcceptable());
  }
}
