package org.handover.toolkit.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.handover.toolkit.files.Json;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// The gateway that runs already where a new one is to listen, if there is one. Known by its
/// control address, ended by SIGTERM: so only who may end the process can replace it.
public final class Predecessor {
  private static final int PATIENCE_MILLIS = 2000;
  private static final int LONGEST_ANSWER = 1 << 20;

  private final GatewayPlan plan;
  private final Optional<ProcessHandle> process;

  private Predecessor(GatewayPlan plan, Optional<ProcessHandle> process) {
    this.plan = plan;
    this.process = process;
  }

  /// What of its `/status` matters here.
  private record Running(long process, String listen, boolean draining) {}

  /// What answers at the control address, if it listens where the plan says.
  public static Predecessor of(GatewayPlan plan) {
    String listen = plan.listen().getHostString() + ":" + plan.listen().getPort();
    return new Predecessor(
        plan,
        asked(plan.control())
            .filter(running -> running.listen().equals(listen))
            .flatMap(running -> ProcessHandle.of(running.process())));
  }

  private static Optional<Running> asked(InetSocketAddress control) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(control.getHostString(), control.getPort()), PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write("GET /status HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      int body = answer.indexOf("\r\n\r\n");
      return body < 0
          ? Optional.empty()
          : Optional.of(Json.read(answer.substring(body + 4), Running.class));
    } catch (IOException | com.google.gson.JsonParseException e) {
      // None runs there, or something else does: binding the port will tell.
      return Optional.empty();
    }
  }

  public boolean isThere() {
    return process.isPresent();
  }

  /// Two that run side by side would share the connections unnoticed.
  ///
  /// @throws StoppedException if one runs that is not to be replaced, or something else listens
  public void require(boolean replace) {
    if (process.isPresent()) {
      if (!replace) {
        throw refused(
            "a gateway runs already: process " + process.get().pid(),
            "replace it with --replace, or end it with `kill " + process.get().pid() + "`");
      }
      return;
    }
    if (plan.listen().getPort() != 0) {
      requireFree(plan.listen());
    }
  }

  private static void requireFree(InetSocketAddress address) {
    String where = address.getHostString() + ":" + address.getPort();
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address.getHostString(), address.getPort()));
    } catch (IOException e) {
      throw refused(
          where + " cannot be listened on: " + e.getMessage(),
          "end what listens there (`ss -ltnp` names it), or set gateway.listen");
    }
  }

  private static StoppedException refused(String what, String remedy) {
    return new StoppedException(new Fault.Refused(what, remedy));
  }

  /// After the successor listens: SIGTERM makes it drain and end. Nothing waits for that.
  public void end() {
    process.ifPresent(ProcessHandle::destroy);
  }
}
