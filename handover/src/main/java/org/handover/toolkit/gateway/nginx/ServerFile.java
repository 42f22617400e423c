package org.handover.toolkit.gateway.nginx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.GatewaySettings;

/// The file for `server {}`: chooses the backend of each request and passes it on as it came.
final class ServerFile {
  private final Configuration configuration;
  private final GatewaySettings gateway;

  ServerFile(Configuration configuration) {
    this.configuration = configuration;
    this.gateway = configuration.gateway();
  }

  String text() {
    return """
    # Written by `handover nginx apply`, which writes it anew: for server {}.
    # Directives at this level add to the server's own; in a location they would replace them.
    uninitialized_variable_warn off;
    access_log %s handover_record if=$handover_recorded;
    add_header Set-Cookie $handover_cookie always;
    %s%s%s\
    """
        .formatted(
            NginxText.quoted("gateway.record", gateway.record()),
            exposed(),
            realip(),
            MirrorText.location(gateway.nginx().mirror()) + locations());
  }

  private String exposed() {
    return gateway.exposeBackend() ? "add_header X-Handover-Backend $handover_to always;\n" : "";
  }

  /// At this level, because the bucket is chosen before nginx looks at a location's proxies.
  private String realip() {
    List<String> proxies = gateway.trustedProxies();
    if (proxies.isEmpty()) {
      return "";
    }
    return proxies.stream()
            .map(proxy -> "set_real_ip_from %s;%n".formatted(NginxText.network(proxy)))
            .collect(Collectors.joining())
        + """
        real_ip_header X-Forwarded-For;
        real_ip_recursive on;
        """;
  }

  private String locations() {
    return gateway.nginx().locations().stream()
        .map(location -> location(NginxText.location(location)))
        .collect(Collectors.joining());
  }

  private String location(String prefix) {
    Path traffic = configuration.traffic().directory();
    String ticket = NginxText.quoted("traffic.directory", traffic, "/$handover_ticket");
    return """
    location %1$s {
      # A cache of file states would keep a share after it was moved.
      open_file_cache off;
      disable_symlinks off;
      set $handover_to $handover_first;
      if (-f %2$s) {
        set $handover_to next;
      }
      proxy_pass http://handover_$handover_to$handover_fresh$request_uri;
      proxy_http_version 1.1;
    %3$s%4$s%5$s%6$s}
    """
        .formatted(
            prefix,
            ticket,
            MirrorText.directives(gateway.nginx().mirror()),
            headers(),
            streams(),
            limits());
  }

  private static String headers() {
    return """
      proxy_set_header Host $handover_host;
      proxy_set_header Connection $handover_connection;
      proxy_set_header Upgrade $handover_upgrade;
      proxy_set_header X-Request-ID $handover_request_id;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header Forwarded $handover_forwarded;
      proxy_set_header X-Forwarded-For $handover_forwarded_for;
      proxy_set_header X-Forwarded-Proto $handover_forwarded_proto;
      proxy_set_header X-Forwarded-Host $handover_forwarded_host;
    %s\
      proxy_set_header X-Handover-Backend "";
      proxy_hide_header X-Handover-Backend;
      proxy_pass_header Server;
      proxy_pass_header Date;
      proxy_redirect off;
    """
        .formatted(
            ForwardedMaps.ONLY_OF_PROXIES.stream()
                .map(name ->
                    "  proxy_set_header X-Forwarded-%s $handover_forwarded_%s;%n"
                        .formatted(name, name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining()));
  }

  /// Bodies go by as they come. X-Accel-… could lead a backend's answer to another location.
  private static String streams() {
    return """
      proxy_buffering off;
      proxy_request_buffering off;
      proxy_buffer_size 16k;
      proxy_buffers 8 16k;
      proxy_busy_buffers_size 32k;
      proxy_cache off;
      proxy_store off;
      proxy_intercept_errors off;
      proxy_ignore_headers X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Buffering X-Accel-Charset;
      client_max_body_size 0;
    """;
  }

  /// nginx knows one time for the first byte of an answer and for each silence after it: the longer
  /// one, or it would cut off a stream that is silent for a while.
  private String limits() {
    Duration answer = longer(gateway.responseTimeout(), gateway.idleTimeout());
    return """
      proxy_next_upstream error;
      proxy_connect_timeout %1$s;
      proxy_read_timeout %2$s;
      proxy_send_timeout %3$s;
      client_body_timeout %3$s;
      send_timeout %3$s;
    """
        .formatted(time(gateway.connectTimeout()), time(answer), time(gateway.idleTimeout()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String time(Duration time) {
    return time.toMillis() + "ms";
  }
}
