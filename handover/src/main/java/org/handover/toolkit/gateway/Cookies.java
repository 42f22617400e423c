package org.handover.toolkit.gateway;

import java.util.List;
import org.handover.toolkit.traffic.Bucket;
import org.jspecify.annotations.Nullable;

/// The two cookies that routing reads. The first of a name counts, as in nginx.
///
/// @param bucket the value of [Bucket#COOKIE], or null
/// @param session the value of the site's session cookie, or null
record Cookies(@Nullable String bucket, @Nullable String session) {
  static Cookies of(List<String> headers, String sessionName) {
    return headers.isEmpty()
        ? new Cookies(null, null)
        : new Cookies(value(headers, Bucket.COOKIE), value(headers, sessionName));
  }

  private static @Nullable String value(List<String> headers, String name) {
    for (String header : headers) {
      int at = 0;
      while (at < header.length()) {
        int end = header.indexOf(';', at);
        end = end < 0 ? header.length() : end;
        int equals = header.indexOf('=', at);
        if (equals >= 0 && equals < end && header.substring(at, equals).strip().equals(name)) {
          return header.substring(equals + 1, end).strip();
        }
        at = end + 1;
      }
    }
    return null;
  }
}
