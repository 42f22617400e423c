package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.StubBackend;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;
import org.handover.toolkit.traffic.TrafficDirectory;

/// An nginx that was there before, and a `handover.yml` that is to be applied to it.
final class NginxPlace implements AutoCloseable {
  final Path folder;
  final TestNginx nginx;
  final int port = freePort();
  final int control = freePort();
  private final StubBackend legacy = StubBackend.healthyAt("/api/health");
  private final StubBackend next = StubBackend.healthyAt("/api/ready");
  private final Workplace place;
  private final HttpClient client = HttpClient.newHttpClient();

  NginxPlace(Path folder) {
    this.folder = folder;
    this.nginx = new TestNginx(folder);
    this.place = new Workplace(folder, Toolkit.here());
    configure();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces in `handover.yml`, which is written anew each time.
  ///
  /// @param changes a text and what stands in its place, in turn
  void configure(String... changes) {
    String yaml =
        """
        name: test
        database: postgresql://127.0.0.1/none
        backends:
          legacy: {url: "%1$s"}
          next: {url: "%2$s"}
        gateway:
          engine: nginx
          control: 127.0.0.1:%3$d
          session-cookie: session
          trusted-proxies: []
          record: requests.ndjson
          nginx:
            include: include
            test: [nginx, -p, %4$s, -c, %4$s/nginx.conf, -t]
            reload: [nginx, -p, %4$s, -c, %4$s/nginx.conf, -s, reload]
            locations: [/]
        traffic: {directory: traffic}
        routes:
          - {group: reads, path: /api/**, methods: [GET, HEAD]}
        """
            .formatted(legacy.url(), next.url(), control, folder);
    for (int i = 0; i < changes.length; i += 2) {
      yaml = yaml.replace(changes[i], changes[i + 1]);
    }
    place.with(yaml);
  }

  /// The nginx that was there, which includes the folder.
  void writeNginx() throws IOException {
    writeNginx("", "");
  }

  /// @param http more of `http {}`
  /// @param server more of `server {}`
  void writeNginx(String http, String server) throws IOException {
    nginx.write(port, nginx.include("http") + http, nginx.include("server") + server);
  }

  Outcome run(String... command) {
    return place.run(command);
  }

  Configuration configuration() {
    return new ConfigurationFile(folder.resolve("handover.yml"), Map.of()).read();
  }

  TrafficDirectory traffic() {
    return new TrafficDirectory(folder.resolve("traffic"), Clock.systemUTC());
  }

  void share(int reads) throws IOException {
    traffic().write(traffic().read(), Map.of("reads", reads), "test", null);
  }

  /// What the link of the include folder names; empty: there is none.
  String installed() {
    Path link = folder.resolve("include/current");
    try {
      return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String running() throws IOException {
    return new ControlAddress("127.0.0.1", control).running().version();
  }

  HttpResponse<String> get(String path) throws IOException {
    return get(client, "http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// `cert.pem` and `key.pem` of 127.0.0.1.
  void makeCertificate() {
    String[] request = {
      "openssl",
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=test",
      "-addext",
      "subjectAltName=IP:127.0.0.1",
      "-keyout",
      folder + "/key.pem",
      "-out",
      folder + "/cert.pem"
    };
    ProcessRunner.run(Command.of(request)).orStop("is openssl there?");
  }

  /// By HTTP/2, if the server can; it trusts that certificate alone.
  HttpResponse<String> getByTls(int tlsPort, String path)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve("cert.pem"))) {
      trusted.setCertificateEntry(
          "test", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient tls = HttpClient.newBuilder().sslContext(context).build()) {
      return get(tls, "https://127.0.0.1:" + tlsPort + path);
    }
  }

  private static HttpResponse<String> get(HttpClient by, String address) throws IOException {
    try {
      return by.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  void stopNext() {
    next.close();
  }

  @Override
  public void close() throws IOException {
    nginx.close();
    client.close();
    legacy.close();
    next.close();
  }
}
