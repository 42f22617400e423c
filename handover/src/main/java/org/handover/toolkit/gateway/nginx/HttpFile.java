package org.handover.toolkit.gateway.nginx;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Bucket;

/// The file for `http {}`: what nginx works out for each request before a backend is chosen.
final class HttpFile {
  private static final int CONNECTIONS_KEPT = 64;

  private final Configuration configuration;
  private final RouteMaps routes;

  HttpFile(Configuration configuration) {
    this.configuration = configuration;
    this.routes = new RouteMaps(configuration.routes());
  }

  String text(String version) {
    return String.join(
        "\n",
        "# Written by `handover nginx apply`, which writes it anew: for http {}.",
        upstreams(Backend.LEGACY, configuration.backends().legacy().addresses()),
        upstreams(Backend.NEXT, configuration.backends().next().addresses()),
        routes.text(),
        bucket(),
        ForwardedMaps.text(configuration.gateway().trustedProxies()),
        requests(),
        MirrorText.maps(configuration.gateway().nginx().mirror()),
        record(),
        control(version));
  }

  /// One upstream whose connections are used again, and one for requests that must not be sent
  /// twice: a backend may close an idle connection just as a request is sent over it. nginx tries
  /// such a request again only if its method is idempotent.
  private static String upstreams(Backend backend, List<URI> addresses) {
    String servers = servers(backend, addresses);
    return """
    upstream handover_%1$s {
      zone handover_%1$s 128k;
    %2$s  keepalive %3$d;
    }
    upstream handover_%1$s_fresh {
      zone handover_%1$s_fresh 128k;
    %2$s}
    """
        .formatted(backend.label(), servers, CONNECTIONS_KEPT);
  }

  private static String servers(Backend backend, List<URI> addresses) {
    String key = "backends.%s.url".formatted(backend.label());
    if (addresses.isEmpty()) {
      throw misconfigured(key, "is missing", "set it");
    }
    StringBuilder lines = new StringBuilder();
    for (URI address : addresses) {
      if (!"http".equalsIgnoreCase(address.getScheme()) || !path(address).isEmpty()) {
        throw misconfigured(
            key,
            "is no plain http address",
            "write it like http://127.0.0.1:5000: nginx speaks HTTP to the backends, without a"
                + " path of its own");
      }
      int port = address.getPort() < 0 ? 80 : address.getPort();
      lines.append(
          "  server %s:%d max_fails=1 fail_timeout=2s;%n"
              .formatted(NginxText.host(key, address.getHost()), port));
    }
    return lines.toString();
  }

  private static String path(URI address) {
    String path = address.getRawPath();
    return path == null || path.equals("/") ? "" : path;
  }

  private static StoppedException misconfigured(String key, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured("handover.yml: " + key, what, remedy));
  }

  private String bucket() {
    String parts =
        IntStream.range(0, Bucket.COUNT)
            .mapToObj(i -> "%s %s;".formatted(i < Bucket.COUNT - 1 ? "1%" : "*", new Bucket(i)))
            .collect(Collectors.joining(" "));
    String cookie = NginxText.cookieName(configuration.gateway().sessionCookie());
    return """
    # The bucket of a client: its cookie's, else by what authenticates it, else by its address.
    map $http_cookie $handover_session {
      default "";
      "~(?:^|; ?)%1$s=(?<handover_site>[^;]+)" $handover_site;
    }
    map $handover_session $handover_site_or_address {
      default $handover_session;
      "" $remote_addr;
    }
    map $http_authorization $handover_client {
      default $http_authorization;
      "" $handover_site_or_address;
    }
    split_clients $handover_client $handover_hashed {
      %2$s
    }
    map $cookie_%3$s $handover_bucket {
      default $handover_hashed;
      "~^[0-9][0-9]\\z" $cookie_%3$s;
    }
    # A client that sends no Authorization is a browser, as a rule, and keeps the bucket.
    map $handover_forwarded_proto $handover_secure {
      default "";
      https "; Secure";
    }
    map $http_authorization $handover_new_cookie {
      default "";
      "" "%3$s=$handover_bucket; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax$handover_secure";
    }
    map $cookie_%3$s $handover_set_cookie {
      default $handover_new_cookie;
      "~^[0-9][0-9]\\z" "";
    }
    """
        .formatted(cookie.replace(".", "\\.").replace("-", "\\-"), parts, Bucket.COOKIE);
  }

  private static String requests() {
    return """
    map $http_x_request_id $handover_request_id {
      default $request_id;
      "~^[A-Za-z0-9._=-]{1,128}\\z" $http_x_request_id;
    }
    # Of what a client may ask to upgrade to, a WebSocket alone is passed on.
    map $http_upgrade $handover_upgrade {
      default "";
      "~*^websocket\\z" $http_upgrade;
    }
    map $request_method $handover_fresh {
      default _fresh;
      GET "";
      HEAD "";
      OPTIONS "";
    }
    map $handover_fresh $handover_close {
      default close;
      "" "";
    }
    map $handover_upgrade $handover_connection {
      default upgrade;
      "" $handover_close;
    }
    """;
  }

  private String record() {
    return """
    map $status $handover_status {
      default $status;
      "~^0" 0;
    }
    # Empty in the server's other locations.
    map $handover_to $handover_cookie {
      default $handover_set_cookie;
      "" "";
    }
    map $handover_to $handover_recorded {
      default 1;
      "" 0;
    }
    log_format handover_record escape=json
      '{"time":$msec,"request_id":"$handover_request_id","bucket":"$handover_bucket",'
      '"method":"$request_method","uri":"$request_uri","group":"$handover_group",'
      '"backend":"$handover_to","upstream":"$upstream_addr","status":$handover_status,'
      '"upstream_status":"$upstream_status","seconds":$request_time,'
      '"upstream_seconds":"$upstream_response_time","bytes":$body_bytes_sent}';
    """;
  }

  /// Also seen here is what a worker of nginx can read of the traffic state.
  private String control(String version) {
    Path state = configuration.traffic().directory().resolve("current/state.json");
    return """
    server {
      listen %1$s;
      server_name handover;
      access_log off;
      open_file_cache off;
      location = /version {
        default_type text/plain;
        return 200 "%2$s $nginx_version\\n";
      }
      location = /state {
        alias %3$s;
      }
      location = /connections {
        stub_status;
      }
      location / {
        return 404;
      }
    }
    """
        .formatted(
            ControlAddress.of(configuration.gateway().control()).listen(),
            version,
            NginxText.quoted("traffic.directory", state));
  }
}
