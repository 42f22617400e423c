package org.handover.toolkit.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.RawRequest;

/// Takes the copies of reads that nginx's `mirror` sends. Each is answered with 204 at once: nginx
/// reads the next request of a client's connection only after that.
public final class MirrorListener implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final int IDLE_SECONDS = 60;

  private final Vertx vertx = Vertx.vertx();
  private final Consumer<RawRequest> reads;

  private MirrorListener(Consumer<RawRequest> reads) {
    this.reads = reads;
  }

  /// Listens when it returns.
  ///
  /// @param reads returns at once
  /// @throws StoppedException if it cannot listen
  public static MirrorListener start(InetSocketAddress address, Consumer<RawRequest> reads) {
    MirrorListener listener = new MirrorListener(reads);
    try {
      listener.listen(address);
      return listener;
    } catch (StoppedException e) {
      listener.close();
      throw e;
    }
  }

  private void listen(InetSocketAddress address) {
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout(IDLE_SECONDS))
            .requestHandler(this::handle);
    try {
      server
          .listen(address.getPort(), address.getHostString())
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoppedException(
          new Fault.Refused(
              "%s:%d cannot be listened on: %s"
                  .formatted(address.getHostString(), address.getPort(), e.getMessage()),
              "end what listens there, or set gateway.nginx.mirror.listen"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(new Fault.GaveWay("the start was interrupted", "run it again"), e);
    }
  }

  private void handle(HttpServerRequest request) {
    request.response().setStatusCode(204).end();
    if (request.method().name().equals("GET")) {
      reads.accept(Mirror.copy(request));
    }
  }

  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> null)
        .join();
  }
}
