package org.handover.toolkit.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;

/// A gateway before two backends, and the clients of a test.
final class GatewayStage implements AutoCloseable {
  /// Of each movable group, a request that belongs to it.
  private static final Map<String, String> PROBES =
      Map.of("reads", "GET /api/probe HTTP/1.1", "writes", "PUT /api/probe HTTP/1.1");

  private final Path folder;
  private final GatewayUnderTest gateway;
  private final Upstream legacy = Upstream.start("legacy");
  private final Upstream next = Upstream.start("next");
  private final Upstream spare = Upstream.start("next");
  private final int port = freePort();
  private final int control = freePort();
  private final TrafficDirectory traffic;

  /// Nothing runs yet but the backends.
  GatewayStage(Path folder, GatewayUnderTest gateway) throws IOException {
    this.folder = folder;
    this.gateway = gateway;
    this.traffic = new TrafficDirectory(folder.resolve("traffic"), Clock.systemUTC());
    traffic.initialize();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// @param more keys of `gateway:`, in YAML's short form: `trusted-proxies: [127.0.0.1]`
  void start(String... more) throws Exception {
    gateway.start(configuration("[\"%s\"]".formatted(next.url()), more));
  }

  /// Stopped and started again with the same settings.
  void restart() throws Exception {
    gateway.close();
    start();
  }

  /// The new backend has two addresses.
  void startWithSpare() throws Exception {
    gateway.start(configuration("[\"%s\", \"%s\"]".formatted(next.url(), spare.url())));
  }

  private Configuration configuration(String addresses, String... more) throws IOException {
    Path file = folder.resolve("handover.yml");
    Files.writeString(
        file,
        """
        name: contract
        database: postgresql://127.0.0.1/none
        backends:
          legacy: {url: "%1$s"}
          next: {urls: %2$s}
        gateway:
          listen: 127.0.0.1:%3$d
          control: 127.0.0.1:%4$d
          session-cookie: site.session
          record: requests.ndjson
          nginx:
            include: include
            test: [nginx, -p, %5$s, -c, %5$s/nginx.conf, -t]
            reload: [nginx, -p, %5$s, -c, %5$s/nginx.conf, -s, reload]
          %6$s
        traffic: {directory: traffic}
        routes:
          - {group: v2, path: /api/v2/**, to: next}
          - {group: beta, path: /api/**, headers: {X-Beta: "1"}, to: next}
          - {group: tagged, path: /api/**, headers: {X-Tag: "*"}, to: next}
          - {group: items, path: "/api/items/*/parts", to: next}
          - {group: reads, path: /api/**, methods: [GET, HEAD]}
          - {group: writes, path: /api/**}
        """
            .formatted(legacy.url(), addresses, port, control, folder, String.join("\n  ", more)));
    return new ConfigurationFile(file, Map.of()).read();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Upstream legacy() {
    return legacy;
  }

  Upstream next() {
    return next;
  }

  Upstream spare() {
    return spare;
  }

  TrafficDirectory traffic() {
    return traffic;
  }

  /// A line of the request record.
  ///
  /// @return the first like this, as soon as it is there
  String awaitRecord(Predicate<String> wanted) {
    Until.is("it is in the record", () -> recorded(wanted).isPresent());
    return recorded(wanted).orElseThrow();
  }

  private Optional<String> recorded(Predicate<String> wanted) {
    try (Stream<String> lines = Files.lines(folder.resolve("requests.ndjson"))) {
      return lines.filter(wanted).findFirst();
    } catch (IOException | UncheckedIOException notYet) {
      return Optional.empty();
    }
  }

  Wire connect() throws IOException {
    return Wire.to(address());
  }

  /// One request on a connection of its own.
  ///
  /// @param request `GET /api/x`
  Wire.Answer ask(String request, String... headers) throws IOException {
    try (Wire wire = connect()) {
      return wire.exchange(request + " HTTP/1.1", headers);
    }
  }

  /// The same of a client in that bucket.
  Wire.Answer askAs(int bucket, String request) throws IOException {
    return ask(request, "Cookie: handover_bucket=%02d".formatted(bucket));
  }

  /// Comes back when both groups have these shares at the gateway.
  void shift(int reads, int writes) throws IOException {
    traffic.write(traffic.read(), Map.of("reads", reads, "writes", writes), "test", null);
    awaitShare("reads", reads);
    awaitShare("writes", writes);
  }

  void awaitShare(String group, int share) {
    Until.is(
        group + " has a share of " + share,
        () ->
            (share == 0 || backend(group, share - 1).equals("next"))
                && (share == 100 || backend(group, share).equals("legacy")));
  }

  private String backend(String group, int bucket) {
    try (Wire wire = connect()) {
      return wire.exchange(
              Objects.requireNonNull(PROBES.get(group)),
              "Cookie: handover_bucket=%02d".formatted(bucket))
          .backend();
    } catch (IOException e) {
      return "";
    }
  }

  Reading state() {
    return traffic.read();
  }

  @Override
  public void close() throws Exception {
    gateway.close();
    legacy.close();
    next.close();
    spare.close();
  }
}
