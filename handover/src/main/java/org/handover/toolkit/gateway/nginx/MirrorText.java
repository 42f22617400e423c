package org.handover.toolkit.gateway.nginx;

import org.handover.toolkit.config.GatewaySettings.Mirrored;

/// How nginx sends a copy of some reads to `handover nginx mirror`; empty where it sends none. A
/// copy is given up after a fifth of a second, and has no body.
final class MirrorText {
  private static final String LOCATION = "/handover-mirror";

  private MirrorText() {}

  /// For `http {}`.
  static String maps(Mirrored mirror) {
    if (mirror.percent() == 0) {
      return "";
    }
    String parts = mirror.percent() == 100 ? "* 1;" : mirror.percent() + "% 1; * \"\";";
    return """
    # Not by the client's own X-Request-ID: it could choose to be in the sample.
    split_clients $request_id $handover_sampled {
      %s
    }
    map $request_method $handover_mirrored {
      default "";
      GET $handover_sampled;
    }
    """
        .formatted(parts);
  }

  /// For `server {}`.
  static String location(Mirrored mirror) {
    if (mirror.percent() == 0) {
      return "";
    }
    String host = mirror.listen().getHostString();
    return """
    location = %s {
      internal;
      if ($handover_mirrored = "") {
        return 204;
      }
      proxy_pass http://%s:%d$request_uri;
      proxy_http_version 1.0;
      proxy_pass_request_body off;
      proxy_set_header Host $handover_host;
      proxy_set_header Content-Length "";
      proxy_set_header Connection close;
      proxy_connect_timeout 200ms;
      proxy_send_timeout 200ms;
      proxy_read_timeout 200ms;
    }
    """
        .formatted(
            LOCATION, host.indexOf(':') < 0 ? host : "[" + host + "]", mirror.listen().getPort());
  }

  /// For each location that goes to the backends.
  static String directives(Mirrored mirror) {
    return mirror.percent() == 0 ? "" : "  mirror " + LOCATION + ";\n  mirror_request_body off;\n";
  }
}
