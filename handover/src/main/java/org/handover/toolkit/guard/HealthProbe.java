package org.handover.toolkit.guard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.step.Finding;

/// Asks each address of the new backend, each second, whether it is well.
public final class HealthProbe implements AutoCloseable {
  private static final String TOPIC = "new backend";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /// So many times in a row before an address counts as gone.
  private static final int FAILURES = 3;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final List<Address> addresses;
  private final List<Thread> threads;

  private HealthProbe(List<Address> addresses) {
    this.addresses = addresses;
    this.threads =
        addresses.stream().map(address -> Thread.ofVirtual().start(() -> ask(address))).toList();
  }

  static HealthProbe start(BackendSettings backend) {
    return new HealthProbe(addresses(backend));
  }

  private static List<Address> addresses(BackendSettings backend) {
    String path = backend.health() == null ? "/" : backend.health();
    return backend.addresses().stream().map(uri -> new Address(uri.resolve(path))).toList();
  }

  /// One instance.
  private static final class Address {
    private final URI health;
    private volatile int failures;
    private volatile boolean asked;
    private volatile String saw = "";

    Address(URI health) {
      this.health = health;
    }

    void answered(String what, boolean well) {
      saw = "%s %s".formatted(health, what);
      failures = well ? 0 : Math.min(failures + 1, FAILURES);
      asked = true;
    }

    boolean isGone() {
      return failures >= FAILURES;
    }
  }

  private void ask(Address address) {
    while (!Thread.currentThread().isInterrupted()) {
      ask(client, address);
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }

  private static void ask(HttpClient client, Address address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address.health).timeout(PATIENCE).build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      address.answered("answers " + status, status == 200);
    } catch (IOException e) {
      address.answered("does not answer", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks each address once: all have to be well.
  public static Finding now(BackendSettings backend) {
    List<Address> addresses = addresses(backend);
    if (addresses.isEmpty()) {
      return Finding.fail(TOPIC, "has no url", "set backends.next.url");
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      addresses.forEach(address -> ask(client, address));
    }
    return addresses.stream()
        .filter(address -> address.failures > 0 || !address.asked)
        .findFirst()
        .map(address -> Finding.fail(TOPIC, address.saw, "see that it runs, and its log"))
        .orElseGet(() -> Finding.pass(TOPIC, addresses.getFirst().saw));
  }

  /// Gone are all of them, or some, or none.
  Finding finding() {
    if (addresses.isEmpty()) {
      return Finding.inconclusive(TOPIC, "has no url", "set backends.next.url");
    }
    if (!addresses.stream().allMatch(address -> address.asked)) {
      return Finding.inconclusive(TOPIC, "was not asked yet", "wait a second");
    }
    List<Address> gone = addresses.stream().filter(Address::isGone).toList();
    if (gone.isEmpty()) {
      return Finding.pass(TOPIC, addresses.getFirst().saw);
    }
    String saw =
        "%s, %d times in a row (%d of %d addresses)"
            .formatted(gone.getFirst().saw, FAILURES, gone.size(), addresses.size());
    return gone.size() == addresses.size()
        ? Finding.fail(TOPIC, saw, "see that it runs, and its log")
        : Finding.inconclusive(TOPIC, saw, "see that it runs, and its log");
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    client.shutdownNow();
  }
}
