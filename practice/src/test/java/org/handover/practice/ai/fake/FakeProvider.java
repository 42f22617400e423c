package org.handover.practice.ai.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The provider: listens on a free port of this machine until it is closed.
///
/// What it does with a request is, in this order: the next of the behaviours that were lined up;
/// what the request's last message asks for (see [Directive]); what `usual` says.
public final class FakeProvider implements Closeable {
  private final ServerSocket listening;
  private final Function<Asked, Behaviour> usual;
  private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final AtomicInteger departures = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FakeProvider(int port, Function<Asked, Behaviour> usual) throws IOException {
    this.listening = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
    this.usual = usual;
    Thread.ofVirtual().name("fake provider").start(this::accept);
  }

  /// Scores what it is asked to score, and otherwise says something that depends on what was said.
  public static FakeProvider start() throws IOException {
    return start(0, FakeProvider::answer);
  }

  public static FakeProvider start(int port, Function<Asked, Behaviour> usual) throws IOException {
    return new FakeProvider(port, usual);
  }

  /// What it does with a request where nobody told it otherwise.
  public static Behaviour answer(Asked asked) {
    String otherwise = "You said %d letters to me.".formatted(asked.last().length());
    return Behaviour.say(Scoring.answer(asked).orElse(otherwise));
  }

  /// As `OPENAI_BASE_URL` takes it.
  public String baseUrl() {
    return "http://127.0.0.1:%d/v1".formatted(listening.getLocalPort());
  }

  /// Lines up what it does with the next requests.
  public void will(Behaviour... behaviours) {
    next.addAll(List.of(behaviours));
  }

  /// What it was asked so far.
  public List<Asked> asked() {
    return new ArrayList<>(asked);
  }

  /// How many clients went away in the middle of an answer.
  public int departures() {
    return departures.get();
  }

  public void forget() {
    asked.clear();
    next.clear();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      FakeConnection wire = new FakeConnection(socket);
      boolean goesOn = true;
      while (goesOn) {
        Asked request = wire.next().orElse(null);
        goesOn = request != null && answered(wire, request);
      }
    } catch (IOException gone) {
      departures.incrementAndGet();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean answered(FakeConnection wire, Asked request)
      throws IOException, InterruptedException {
    asked.add(request);
    Behaviour behaviour = behaviour(request);
    boolean goesOn = new Answering(wire, request).carryOut(behaviour);
    if (behaviour instanceof Behaviour.Hang || behaviour instanceof Behaviour.HangAfter) {
      departures.incrementAndGet();
    }
    return goesOn;
  }

  private Behaviour behaviour(Asked request) {
    if (!request.line().startsWith("POST /v1/chat/completions")) {
      return Behaviour.fail(404);
    }
    if (StrictSchema.complaint(request.body()).isPresent()) {
      return new Behaviour.Fail(400, null, "invalid_schema");
    }
    Behaviour lined = next.poll();
    return lined != null
        ? lined
        : Directive.in(request.last()).orElseGet(() -> usual.apply(request));
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
