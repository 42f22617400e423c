package org.handover.toolkit.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request and its answer, on one event loop. Bodies pass in pieces: a side that is full stops
/// the other one.
///
/// A request is sent again only if nothing of it was sent, or if it changes nothing, has no body,
/// and the kept connection that it went over was dead.
final class ProxyExchange {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Worker worker;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Client client;
  private final Router.Choice choice;
  private final InstancePool group;
  private final @Nullable String upgrade;
  private final UpstreamAttempts attempts = new UpstreamAttempts();
  private final Set<Instance> tried = new HashSet<>();
  private final @Nullable MirrorCapture capture;
  private final String id;
  private final long began = System.nanoTime();

  /// When it is too late; moved by each piece that passes.
  private long deadline = Long.MAX_VALUE;

  private @Nullable HttpClientRequest forwarded;
  private boolean overKept;
  private boolean retried;
  private boolean bodySent;
  private boolean answered;
  private boolean ended;

  /// @param capture of its answer; null: none
  ProxyExchange(
      Worker worker,
      HttpServerRequest request,
      Client client,
      Router.Choice choice,
      @Nullable MirrorCapture capture) {
    this.capture = capture;
    this.worker = worker;
    this.request = request;
    this.response = request.response();
    this.client = client;
    this.choice = choice;
    this.group = worker.group(choice.backend());
    this.id = ForwardedHeaders.id(request.headers());
    this.upgrade = upgrade(request);
  }

  private static @Nullable String upgrade(HttpServerRequest request) {
    boolean asked =
        request.version() == HttpVersion.HTTP_1_1
            && request.method().equals(HttpMethod.GET)
            && request.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE, true);
    return asked ? request.headers().get(HttpHeaders.UPGRADE) : null;
  }

  void start() {
    request.pause();
    request.exceptionHandler(this::clientFailed);
    response.exceptionHandler(this::clientFailed);
    attempt();
  }

  private boolean hasBody() {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  /// What can be sent again takes a kept connection. All else takes a new one, which cannot die of
  /// old age under a write.
  private boolean mayTakeKept() {
    return !retried && upgrade == null && !hasBody() && SAFE.contains(request.method().name());
  }

  private void attempt() {
    Instance instance = group.next(tried);
    if (instance == null) {
      fail(502, "no address of the backend '%s' accepts a connection");
      return;
    }
    tried.add(instance);
    boolean kept = mayTakeKept();
    attempts.begin(instance);
    RequestOptions options = instance.request().setMethod(request.method()).setURI(request.uri());
    worker
        .clients()
        .of(kept)
        .request(options)
        .onComplete(connected -> {
          if (ended) {
            if (connected.succeeded()) {
              connected.result().exceptionHandler(_ -> {}).reset();
            }
          } else if (connected.succeeded()) {
            overKept = kept && worker.clients().wasUsed(connected.result().connection());
            send(instance, connected.result());
          } else {
            unreachable(instance, connected.cause());
          }
        });
  }

  /// Nothing was sent: another address may get it, whatever the request does.
  private void unreachable(Instance instance, Throwable cause) {
    boolean late = NetworkFailure.isTimeout(cause);
    attempts.failed(late ? "504" : "502");
    instance.refused();
    if (group.next(tried) != null) {
      attempt();
    } else {
      fail(late ? 504 : 502, "the backend '%s' accepts no connection");
    }
  }

  private void send(Instance instance, HttpClientRequest to) {
    forwarded = to;
    ForwardedHeaders.fill(to.headers(), request.headers(), client, id, upgrade);
    to.exceptionHandler(_ -> {});
    to.response()
        .onComplete(head -> {
          if (ended) {
            return;
          }
          if (head.succeeded()) {
            instance.answered();
            answer(head.result());
          } else {
            unanswered(instance, head.cause());
          }
        });
    if (upgrade != null) {
      bodySent = true;
      await();
      to.connect();
    } else if (hasBody()) {
      sendBody(to);
    } else {
      bodySent = true;
      await();
      request.resume();
      to.end();
    }
  }

  private void sendBody(HttpClientRequest to) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      to.setChunked(true);
    }
    if (request.headers().contains(HttpHeaders.EXPECT)) {
      response.writeContinue();
    }
    touch();
    Pump.between(
        request,
        to,
        _ -> touch(),
        this::touch,
        () -> {
          bodySent = true;
          await();
          to.end();
        });
    request.resume();
  }

  /// The whole request is sent: the answer has to begin in time.
  private void await() {
    deadline = System.nanoTime() + worker.limits().response().toNanos();
  }

  private void touch() {
    deadline = System.nanoTime() + worker.limits().idle().toNanos();
  }

  private void unanswered(Instance instance, Throwable cause) {
    boolean late = NetworkFailure.isTimeout(cause);
    attempts.failed(late ? "504" : "502");
    if (overKept && !late && !retried) {
      retried = true;
      overKept = false;
      worker.metrics().retried();
      tried.remove(instance);
      attempt();
    } else {
      fail(late ? 504 : 502, "the backend '%s' closed the connection without an answer");
    }
  }

  private void answer(HttpClientResponse from) {
    attempts.answered(from.statusCode());
    worker.clients().used(from.request().connection());
    response.setStatusCode(from.statusCode());
    // Vert.x knows a 304 by its own text.
    if (!from.statusMessage().equals(response.getStatusMessage())) {
      response.setStatusMessage(from.statusMessage());
    }
    ForwardedHeaders.copyAnswer(response.headers(), from.headers());
    worker.label(response.headers(), choice);
    if (from.statusCode() == 101 && upgrade != null) {
      deadline = Long.MAX_VALUE;
      Tunnel.open(request, from, upgrade, () -> finish(101));
      return;
    }
    from.exceptionHandler(_ -> cutOff());
    stream(from);
  }

  private void stream(HttpClientResponse from) {
    boolean empty =
        request.method().equals(HttpMethod.HEAD)
            || from.statusCode() == 204
            || from.statusCode() == 304;
    if (!empty) {
      if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
        response.setChunked(true);
      }
      if (request.version() == HttpVersion.HTTP_1_1) {
        response.writeHead();
      } else {
        // Without a length, it ends with the connection, and Vert.x writes no head alone.
        response.write(Buffer.buffer());
      }
    }
    touch();
    if (capture != null) {
      capture.head(from.statusCode(), from.headers());
    }
    Pump.between(
        from,
        response,
        piece -> {
          touch();
          if (capture != null) {
            capture.piece(piece);
          }
        },
        this::touch,
        () -> {
          if (!ended) {
            answered = true;
            response.end();
            if (capture != null) {
              capture.complete(choice.backend());
            }
            finish(from.statusCode());
          }
        });
  }

  /// The backend broke off: the client learns it by the missing end.
  private void cutOff() {
    if (!ended) {
      attempts.failed("502");
      finish(response.getStatusCode());
      request.connection().close();
    }
  }

  private void clientFailed(Throwable cause) {
    if (ended) {
      return;
    }
    if (NetworkFailure.isMalformed(cause) && !response.headWritten()) {
      fail(400, "the body is malformed");
    } else {
      finish(499);
    }
    request.connection().close();
  }

  /// Called by the worker's clock.
  ///
  /// @param now of [System#nanoTime]
  void check(long now) {
    if (ended || deadline == Long.MAX_VALUE || now - deadline < 0) {
      return;
    }
    if (response.headWritten()) {
      cutOff();
    } else if (bodySent) {
      attempts.failed("504");
      fail(504, "the backend '%s' did not answer in time");
    } else {
      fail(408, "the request's body did not arrive in time");
      request.connection().close();
    }
  }

  private void fail(int status, String reason) {
    if (ended) {
      return;
    }
    response.headers().clear();
    worker.label(response.headers(), choice);
    worker.refuse(request, status, reason.formatted(choice.backend()));
    finish(status);
  }

  /// Once: the record is written, and what is still on its way to the backend is stopped.
  private void finish(int status) {
    if (ended) {
      return;
    }
    ended = true;
    if (capture != null) {
      capture.close();
    }
    HttpClientRequest to = forwarded;
    attempts.end();
    if (to != null && !(answered && bodySent)) {
      to.reset();
    }
    if (!request.isEnded()) {
      request.handler(_ -> {});
      request.resume();
    }
    double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    worker.ended(this, record(status, seconds));
  }

  private RequestRecord record(int status, double seconds) {
    return new RequestRecord(
        worker.now(),
        id,
        choice.bucket().toString(),
        request.method().name(),
        request.uri(),
        choice.group(),
        choice.backend().label(),
        attempts.upstreams(),
        status,
        attempts.statuses(),
        seconds,
        attempts.seconds(),
        response.bytesWritten());
  }

  HttpServerRequest request() {
    return request;
  }

  /// Moves pieces, as fast as the slower side takes them.
  static final class Pump {
    private Pump() {}

    static void between(
        io.vertx.core.streams.ReadStream<Buffer> from,
        io.vertx.core.streams.WriteStream<Buffer> to,
        Consumer<Buffer> passed,
        Runnable drained,
        Runnable ended) {
      from.endHandler(_ -> ended.run());
      from.handler(piece -> {
        to.write(piece);
        passed.accept(piece);
        if (to.writeQueueFull()) {
          from.pause();
          to.drainHandler(_ -> {
            drained.run();
            from.resume();
          });
        }
      });
    }
  }
}
