package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.handover.toolkit.wire.RawResponse;

/// Where the running nginx tells which version of the files it runs, on this machine alone.
///
/// @param host an IPv6 address in brackets
record ControlAddress(String host, int port) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|::1|localhost");

  static ControlAddress of(InetSocketAddress address) {
    String host = address.getHostString();
    if (!LOOPBACK.matcher(host).matches() || address.getPort() == 0) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: gateway.control",
              "is no address of this machine alone with a port",
              "write it like 127.0.0.1:8081"));
    }
    return new ControlAddress(
        host.contains(":") ? "[" + host + "]" : host.replace("localhost", "127.0.0.1"),
        address.getPort());
  }

  /// As nginx's `listen` takes it.
  String listen() {
    return host + ":" + port;
  }

  /// What runs.
  ///
  /// @param version of the files
  /// @param nginx its own version
  record Answer(String version, String nginx) {}

  /// What runs.
  ///
  /// @throws IOException if no nginx with these files answers there
  Answer running() throws IOException {
    String[] words = get("/version").orElse("").strip().split(" ", -1);
    if (words.length != 2) {
      throw new IOException("what answers at " + listen() + " is no nginx with these files");
    }
    return new Answer(words[0], words[1]);
  }

  /// The traffic state as a worker of nginx reads it; empty if it cannot.
  Optional<String> trafficState() throws IOException {
    return get("/state");
  }

  private Optional<String> get(String path) throws IOException {
    RawResponse answer =
        new RawHttp(URI.create("http://" + listen()), PATIENCE).send(RawRequest.get(path));
    return answer.status() == 200 ? Optional.of(answer.text()) : Optional.empty();
  }
}
