package org.handover.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.net.ExtendedSocketOptions;

/// Sockets with libpq's `keepalives_idle`, `_interval` and `_count`, which the driver has no
/// property for. The driver makes one by its name, with those three as its argument.
public final class KeepaliveSocketFactory extends DriverSocketFactory {
  private final int idle;
  private final int interval;
  private final int count;

  /// @param argument as [#argument] writes it
  public KeepaliveSocketFactory(String argument) {
    String[] values = argument.split(",", -1);
    idle = Integer.parseInt(values[0]);
    interval = Integer.parseInt(values[1]);
    count = Integer.parseInt(values[2]);
  }

  private static Stream<UrlParameter> ours() {
    return Stream.of(
        UrlParameter.KEEPALIVES_IDLE,
        UrlParameter.KEEPALIVES_INTERVAL,
        UrlParameter.KEEPALIVES_COUNT);
  }

  static boolean isNeeded(Map<UrlParameter, String> parameters) {
    return ours().anyMatch(parameters::containsKey);
  }

  /// 0 is the system's own.
  static String argument(Map<UrlParameter, String> parameters) {
    return ours().map(p -> parameters.getOrDefault(p, "0")).collect(Collectors.joining(","));
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    if (idle > 0) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, idle);
    }
    if (interval > 0) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, interval);
    }
    if (count > 0) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, count);
    }
    return socket;
  }
}
