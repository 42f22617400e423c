package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// TLS of the gateway's own listener.
@Tag("integration")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class CertificateWatchTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void servesANewCertificateWithoutARestart() throws Exception {
    Path certificate = folder.resolve("site.pem");
    Path key = folder.resolve("site.key");
    makeCertificate("first.test", certificate, key);
    GatewayPlans.traffic(folder).initialize();
    try (NamedBackend legacy = NamedBackend.start("legacy");
        Gateway gateway =
            Gateway.start(
                GatewayPlans.plan(
                    folder,
                    List.of(legacy.url()),
                    List.of(legacy.url()),
                    GatewayPlans.LIMITS,
                    new GatewayPlan.Tls(certificate, key)),
                false,
                Mirror.NONE,
                _ -> {});
        SSLSocket kept = connectTls(gateway)) {
      assertThat(subject(kept)).contains("first.test");
      makeCertificate("second.test", certificate, key);
      Until.is("the new one is served", () -> subjectNow(gateway).contains("second.test"));
      // The old connection goes on.
      kept.getOutputStream()
          .write(
              "GET /api/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(kept.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200")
          .contains("; Secure")
          .endsWith("legacy");
    }
  }

  private static void makeCertificate(String name, Path certificate, Path key) {
    ProcessRunner.run(
        Command.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=" + name,
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString()));
  }

  private static String subjectNow(Gateway gateway) {
    try (SSLSocket socket = connectTls(gateway)) {
      return subject(socket);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(SSLSocket socket) throws IOException {
    Certificate certificate = socket.getSession().getPeerCertificates()[0];
    return certificate.toString();
  }

  private static SSLSocket connectTls(Gateway gateway) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustingAll()}, null);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket("127.0.0.1", gateway.address().getPort());
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    return socket;
  }

  private static final class TrustingAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String authType) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }
}
