package org.handover.toolkit.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A backend that answers each connection with the same bytes, whatever it is asked, and closes it.
final class ScriptedBackend implements AutoCloseable {
  private final ServerSocket listener;
  private final byte[] answer;

  private ScriptedBackend(ServerSocket listener, byte[] answer) {
    this.listener = listener;
    this.answer = answer;
  }

  /// @param answer with `\n` for CRLF
  static ScriptedBackend answering(String answer) {
    try {
      ScriptedBackend backend =
          new ScriptedBackend(
              new ServerSocket(0, 64, InetAddress.getLoopbackAddress()),
              answer.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      Thread.ofPlatform().daemon().name("scripted backend").start(backend::accept);
      return backend;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket connection = listener.accept()) {
        answer(connection);
      } catch (IOException gone) {
        // The gateway closed it, or the test did: the next one is waited for.
      }
    }
  }

  /// After the request's head.
  private void answer(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    int ends = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
      if (ends == 2) {
        connection.getOutputStream().write(answer);
        connection.getOutputStream().flush();
        return;
      }
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
