package org.handover.toolkit.gateway.nginx;

import java.util.List;
import java.util.stream.Collectors;

/// What the backends are told of the way that a request came: of a trusted proxy its own words and
/// ours after them, of any other client ours alone.
final class ForwardedMaps {
  /// Passed on if a trusted proxy says them, else dropped: a client could pretend.
  static final List<String> ONLY_OF_PROXIES = List.of("Port", "Prefix", "Scheme", "Server", "Ssl");

  private ForwardedMaps() {}

  /// The other end of the connection. Where there are no proxies to trust, it is the client, as the
  /// nginx around these files knows it.
  private static String peer(List<String> proxies) {
    return proxies.isEmpty() ? "$remote_addr" : "$realip_remote_addr";
  }

  static String text(List<String> proxies) {
    String trusted =
        proxies.stream()
            .map(proxy -> "  %s 1;%n".formatted(NginxText.network(proxy)))
            .collect(Collectors.joining());
    String passed =
        ONLY_OF_PROXIES.stream()
            .map(name ->
                """
                map $handover_trusted $handover_forwarded_%1$s {
                  default "";
                  1 $http_x_forwarded_%1$s;
                }
                """
                    .formatted(name.toLowerCase(java.util.Locale.ROOT)))
            .collect(Collectors.joining());
    return """
    # The way of a request, told by trusted proxies alone.
    geo %1$s $handover_trusted {
      default 0;
    %2$s}
    map $request $handover_target_host {
      default "";
      "~^[^ ]+ [Hh][Tt][Tt][Pp][Ss]?://(?<handover_authority>[A-Za-z0-9._:\\[\\]-]{1,255})[/? ]"
        $handover_authority;
    }
    map $http_host $handover_told_host {
      default $http_host;
      "" "$server_addr:$server_port";
    }
    map $handover_target_host $handover_host {
      default $handover_target_host;
      "" $handover_told_host;
    }
    map "$handover_trusted $http_x_forwarded_for" $handover_forwarded_for {
      default %1$s;
      "~^1 (?<handover_before>.+)\\z" "$handover_before, %1$s";
    }
    map "$handover_trusted $http_x_forwarded_proto" $handover_forwarded_proto {
      default $scheme;
      "~^1 (?<handover_proto>https?)\\z" $handover_proto;
    }
    map "$handover_trusted $http_x_forwarded_host" $handover_forwarded_host {
      default $handover_host;
      "~^1 (?<handover_first_host>[A-Za-z0-9._:\\[\\]-]{1,255})\\z" $handover_first_host;
    }
    map %1$s $handover_node {
      default "%1$s";
      "~:" "\\"[%1$s]\\"";
      "~^unix:" unknown;
    }
    map $handover_host $handover_host_part {
      default "";
      "~^[A-Za-z0-9._:\\[\\]-]{1,255}\\z" ";host=\\"$handover_host\\"";
    }
    map "$handover_trusted $http_forwarded" $handover_forwarded {
      default "for=$handover_node$handover_host_part;proto=$scheme";
      "~^1 (?<handover_hops>.+)\\z"
        "$handover_hops, for=$handover_node$handover_host_part;proto=$scheme";
    }
    %3$s\
    """
        .formatted(peer(proxies), trusted, passed);
  }
}
