package org.handover.toolkit.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.toolkit.files.Disk;
import org.jspecify.annotations.Nullable;

/// Reads the certificate and its key again when they change, once a second. A pair that does not
/// fit, as between the writing of the two files, is tried again; until then the last one serves.
final class CertificateWatch {
  private static final long PERIOD_MILLIS = 1000;

  private final GatewayPlan.Tls tls;
  private final Consumer<String> notices;
  private Pair present;

  private record Pair(String certificate, String key) {
    ServerSSLOptions options() {
      return new ServerSSLOptions()
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .addCertValue(Buffer.buffer(certificate))
                  .addKeyValue(Buffer.buffer(key)));
    }
  }

  /// @throws IOException if a file cannot be read
  CertificateWatch(GatewayPlan.Tls tls, Consumer<String> notices) throws IOException {
    this.tls = tls;
    this.notices = notices;
    this.present = read();
  }

  private Pair read() throws IOException {
    return new Pair(Files.readString(tls.certificate()), Files.readString(tls.key()));
  }

  ServerSSLOptions options() {
    return present.options();
  }

  /// @param server one of those that listen; null: none does yet
  void start(Vertx vertx, Supplier<@Nullable HttpServer> server) {
    vertx.setPeriodic(PERIOD_MILLIS, _ -> look(server.get()));
  }

  private void look(@Nullable HttpServer server) {
    Pair now;
    try {
      now = read();
    } catch (IOException e) {
      notices.accept("the certificate stays as it was: " + Disk.reason(e));
      return;
    }
    if (server == null || now.equals(present)) {
      return;
    }
    Pair before = present;
    present = now;
    server
        .updateSSLOptions(now.options(), true)
        .onComplete(updated -> {
          if (updated.succeeded()) {
            notices.accept("the certificate was read again");
          } else {
            present = before;
            notices.accept("the certificate stays as it was: " + updated.cause().getMessage());
          }
        });
  }
}
