package org.handover.toolkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// HTTP/1.1 over a socket, one connection a request: nothing is tidied up on the way, which is what
/// `java.net.http` would do. Redirects are not followed.
public final class RawHttp {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long SILENCE_MILLIS = 30_000;
  private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

  /// Longer answers are no answers: what is compared has to fit in memory, twice.
  static final int LARGEST = 16 << 20;

  private final String scheme;
  private final String host;
  private final int port;
  private final String authority;
  private final String base;
  private final Duration patience;

  /// To a port of this machine.
  public RawHttp(int port) {
    this(port, PATIENCE);
  }

  /// @param patience the longest that a whole answer may take
  public RawHttp(int port, Duration patience) {
    this(URI.create("http://127.0.0.1:" + port), patience);
  }

  /// @param server its path, if it has one, goes before each target
  public RawHttp(URI server, Duration patience) {
    this.scheme = Objects.requireNonNullElse(server.getScheme(), "http");
    this.host = Objects.requireNonNullElse(server.getHost(), "127.0.0.1");
    this.port = server.getPort() >= 0 ? server.getPort() : isTls() ? 443 : 80;
    this.authority = Objects.requireNonNullElse(server.getAuthority(), host);
    this.base = Objects.requireNonNullElse(server.getRawPath(), "").replaceFirst("/$", "");
    this.patience = patience;
  }

  private boolean isTls() {
    return scheme.equalsIgnoreCase("https");
  }

  /// Scheme and authority, as an answer of this server would name itself.
  public String address() {
    return scheme + "://" + authority;
  }

  /// One request, on a connection of its own.
  ///
  /// @throws IOException also if the answer is too large, takes too long or is no HTTP
  public RawResponse send(RawRequest request) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Socket socket = connected()) {
      socket.getOutputStream().write(request.below(base).bytes(authority));
      socket.getOutputStream().flush();
      return RawResponse.parse(everything(socket, deadline), request.asksForHead());
    }
  }

  private Socket connected() throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), Math.toIntExact(SILENCE_MILLIS));
      plain.setSoTimeout(Math.toIntExact(SILENCE_MILLIS));
      if (!isTls()) {
        return plain;
      }
      SSLSocket tls = (SSLSocket) TLS.createSocket(plain, host, port, true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      return tls;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /// All until the server closes the connection.
  private byte[] everything(Socket socket, long deadline) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] piece = new byte[16 << 10];
    InputStream in = socket.getInputStream();
    while (true) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException(
            "no end of the answer after %d s".formatted(patience.toSeconds()));
      }
      socket.setSoTimeout(Math.toIntExact(Math.min(left, SILENCE_MILLIS)));
      int length = in.read(piece);
      if (length < 0) {
        return answer.toByteArray();
      }
      answer.write(piece, 0, length);
      if (answer.size() > LARGEST) {
        throw new IOException("the answer is larger than %d MiB".formatted(LARGEST >> 20));
      }
    }
  }
}
