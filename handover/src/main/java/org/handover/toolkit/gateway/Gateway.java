package org.handover.toolkit.gateway;

import io.netty.channel.epoll.Epoll;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.toolkit.files.Disk;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Reading;

/// A running gateway.
public final class Gateway implements AutoCloseable {
  private static final int LONGEST_LINE = 8192;
  private static final int LONGEST_HEAD = 32_768;
  private static final int BACKLOG = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// How long the listener stays open after a successor has taken over: handshakes that were begun
  /// with this one end in it.
  private static final Duration LINGER = Duration.ofMillis(500);

  private static final long POLL_MILLIS = 50;

  private final GatewayPlan plan;
  private final Consumer<String> notices;
  private final GatewayTransport transport;
  private final Vertx vertx;
  private final Worker.Shared shared;
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final Instant started = Instant.now();
  private int controlPort;

  private Gateway(GatewayPlan plan, boolean takesOver, Mirror mirror, Consumer<String> notices) {
    this.plan = plan;
    this.notices = notices;
    this.transport = new GatewayTransport(takesOver);
    this.vertx = vertx(transport);
    Map<Backend, InstancePool> groups = new EnumMap<>(Backend.class);
    for (BackendPlan backend : List.of(plan.legacy(), plan.next())) {
      groups.put(backend.backend(), new InstancePool(backend.backend(), backend.addresses()));
    }
    this.shared =
        new Worker.Shared(
            groups,
            new TrafficWatch(plan.traffic(), notices),
            new RecordWriter(plan.record(), plan.recordSize(), notices),
            new GatewayMetrics(),
            new Draining(),
            mirror);
  }

  private static Vertx vertx(GatewayTransport transport) {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
            .setWorkerPoolSize(2)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return Vertx.builder().with(options).withTransport(transport).build();
  }

  /// Listens when it returns. A backend that does not answer stops nothing.
  ///
  /// @param takesOver whether another gateway listens there, which gets no new connection any more
  /// @param mirror gets a sample of the reads
  /// @param notices what an operator should know, line by line, from any thread
  /// @throws StoppedException if it cannot listen
  public static Gateway start(
      GatewayPlan plan, boolean takesOver, Mirror mirror, Consumer<String> notices) {
    if (!Epoll.isAvailable()) {
      throw new StoppedException(
          new Fault.ToolMissing(
              "the embedded gateway", "needs Linux on x86-64", "use the nginx engine"));
    }
    Gateway gateway = new Gateway(plan, takesOver, mirror, notices);
    try {
      gateway.listen();
      return gateway;
    } catch (RuntimeException | IOException e) {
      gateway.close();
      throw e instanceof IOException io
          ? new StoppedException(new Fault.Refused(Disk.reason(io), "see to the file"), io)
          : (RuntimeException) e;
    }
  }

  private void listen() throws IOException {
    HttpServerOptions options = options();
    CertificateWatch certificates = null;
    if (plan.tls() != null) {
      certificates = new CertificateWatch(plan.tls(), notices);
      options.setSsl(true);
      options.setKeyCertOptions(certificates.options().getKeyCertOptions());
    }
    shared.traffic().start();
    shared.record().start();
    Supplier<Deployable> worker =
        () -> {
          Worker made = new Worker(plan, shared, options);
          workers.add(made);
          return made;
        };
    int loops = Runtime.getRuntime().availableProcessors();
    await(vertx.deployVerticle(worker, new DeploymentOptions().setInstances(loops)), plan.listen());
    ControlServer control = new ControlServer(vertx, this::status, this::metrics);
    controlPort = await(control.listen(plan.control()), plan.control());
    if (certificates != null) {
      certificates.start(vertx, () -> workers.getFirst().server());
    }
    watchHealth();
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setReusePort(true)
        .setAcceptBacklog(BACKLOG)
        .setTcpNoDelay(true)
        .setHttp2ClearTextEnabled(false)
        .setUseAlpn(false)
        .setHandle100ContinueAutomatically(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LONGEST_HEAD)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout(Math.toIntExact(plan.limits().idle().toMillis()));
  }

  private void watchHealth() {
    HealthWatch health = new HealthWatch(vertx);
    for (BackendPlan backend : List.of(plan.legacy(), plan.next())) {
      InstancePool group = shared.groups().get(backend.backend());
      if (group != null) {
        health.add(group, backend.health());
      }
    }
    await(health.start(), plan.listen());
    shared.groups().values().forEach(this::warn);
  }

  private void warn(InstancePool group) {
    for (Instance instance : group.instances()) {
      if (!instance.isHealthy()) {
        notices.accept(
            "the backend '%s' does not answer at %s; its requests get 502 until it does"
                .formatted(group.backend(), instance));
      }
    }
  }

  private static <T> T await(Future<T> future, InetSocketAddress address) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StoppedException(
          new Fault.Refused(
              "%s:%d cannot be listened on: %s"
                  .formatted(address.getHostString(), address.getPort(), reason(e)),
              "end what listens there, or choose another address; a running gateway is followed by"
                  + " `handover gateway --replace`"),
          e);
    } catch (TimeoutException e) {
      throw new StoppedException(
          new Fault.GaveWay("the gateway did not start in time", "run this again"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(new Fault.GaveWay("the start was interrupted", "run it again"), e);
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  /// Where it listens, with the port that it got.
  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(
        plan.listen().getHostString(), shared.draining().port());
  }

  /// Where its state is read.
  public InetSocketAddress control() {
    return InetSocketAddress.createUnresolved(plan.control().getHostString(), controlPort);
  }

  public GatewayStatus status() {
    List<GatewayStatus.Address> addresses = new ArrayList<>();
    shared
        .groups()
        .values()
        .forEach(group ->
            group
                .instances()
                .forEach(instance ->
                    addresses.add(
                        new GatewayStatus.Address(
                            group.backend().label(),
                            instance.toString(),
                            instance.isHealthy(),
                            instance.inFlight()))));
    return new GatewayStatus(
        ProcessHandle.current().pid(),
        started,
        address().getHostString() + ":" + address().getPort(),
        shared.draining().isDraining(),
        traffic(),
        addresses,
        shared.metrics().connections(),
        shared.metrics().inFlight(),
        shared.record().dropped());
  }

  private GatewayStatus.Traffic traffic() {
    Reading reading = shared.traffic().reading();
    Map<String, Integer> shares = new LinkedHashMap<>();
    plan.routes().movable().forEach(group -> shares.put(group, reading.share(group)));
    return switch (reading) {
      case Reading.Known known ->
          new GatewayStatus.Traffic(
              true, known.state().version(), known.state().since(), null, shares);
      case Reading.Unknown unknown ->
          new GatewayStatus.Traffic(false, null, null, unknown.why(), shares);
    };
  }

  private String metrics() {
    PrometheusText text = new PrometheusText();
    shared.metrics().write(text);
    GatewayStatus now = status();
    text.type("handover_gateway_record_lines_dropped_total", "counter");
    text.sample("handover_gateway_record_lines_dropped_total", "", now.recordLinesDropped());
    text.type("handover_gateway_traffic_known", "gauge");
    text.sample("handover_gateway_traffic_known", "", now.traffic().known() ? 1 : 0);
    text.type("handover_gateway_share_percent", "gauge");
    now.traffic()
        .shares()
        .forEach((group, share) ->
            text.sample("handover_gateway_share_percent", "group=\"" + group + "\"", share));
    text.type("handover_gateway_address_healthy", "gauge");
    now.addresses()
        .forEach(address ->
            text.sample(
                "handover_gateway_address_healthy",
                "backend=\"%s\",address=\"%s\"".formatted(address.backend(), address.address()),
                address.healthy() ? 1 : 0));
    return text.toString();
  }

  /// Takes no new connection, ends what is in flight, and closes.
  public void drain() {
    shared.draining().begin();
    pause(LINGER);
    transport.closeListeners();
    long deadline = System.nanoTime() + plan.limits().drain().toNanos();
    while (shared.metrics().connections() > 0 && System.nanoTime() - deadline < 0) {
      pause(Duration.ofMillis(POLL_MILLIS));
    }
    close();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// At once.
  @Override
  public void close() {
    shared.traffic().close();
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(5, TimeUnit.SECONDS)
        .exceptionally(_ -> null)
        .join();
    shared.record().close();
  }
}
