package org.handover.toolkit.gateway;

/// One line of the request record, the same for both gateways (nginx: a `log_format` with
/// `escape=json`). The guard reads it.
///
/// @param time seconds since 1970, at the end of the request
/// @param upstream the addresses that were asked: `127.0.0.1:8000`
/// @param status 499: the client went away; 502, 504: the backend did not answer
/// @param upstreamStatus of each address: `502, 200`
/// @param bytes of the body, towards the client
record RequestRecord(
    double time,
    String requestId,
    String bucket,
    String method,
    String uri,
    String group,
    String backend,
    String upstream,
    int status,
    String upstreamStatus,
    double seconds,
    String upstreamSeconds,
    long bytes) {
  private static final int LONGEST_URI = 4096;

  /// One JSON object and a line end.
  void appendTo(StringBuilder line) {
    line.append("{\"time\":");
    fixed(line, time);
    text(line, "request_id", requestId);
    text(line, "bucket", bucket);
    text(line, "method", method);
    text(line, "uri", uri.length() > LONGEST_URI ? uri.substring(0, LONGEST_URI) : uri);
    text(line, "group", group);
    text(line, "backend", backend);
    text(line, "upstream", upstream);
    line.append(",\"status\":").append(status);
    text(line, "upstream_status", upstreamStatus);
    line.append(",\"seconds\":");
    fixed(line, seconds);
    text(line, "upstream_seconds", upstreamSeconds);
    line.append(",\"bytes\":").append(bytes).append("}\n");
  }

  /// Three places, never with an exponent.
  static void fixed(StringBuilder line, double value) {
    long thousandths = Math.round(value * 1000);
    line.append(thousandths / 1000).append('.');
    long rest = thousandths % 1000;
    if (rest < 100) {
      line.append(rest < 10 ? "00" : "0");
    }
    line.append(rest);
  }

  private static void text(StringBuilder line, String key, String value) {
    line.append(",\"").append(key).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
