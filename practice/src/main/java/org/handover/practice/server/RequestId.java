package org.handover.practice.server;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What ties together an answer, its log lines and its reported failure: the client's own
/// `X-Request-ID`, if it is fit for a log line and a header, else a fresh one.
public final class RequestId {
  static final String HEADER = "X-Request-ID";

  /// The key in the logs, and of the request's attribute.
  public static final String KEY = "request_id";

  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._=-]{1,128}");

  private RequestId() {}

  static String of(@Nullable String sent) {
    return sent != null && FIT.matcher(sent).matches() ? sent : fresh();
  }

  /// It need not be secret, only rare.
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
