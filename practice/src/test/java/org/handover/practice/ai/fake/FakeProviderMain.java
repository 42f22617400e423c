package org.handover.practice.ai.fake;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The provider as a process of its own, for the benches: `PORT WORDS PAUSE_MS`. Each word of an
/// answer is the moment, on this machine's monotonic clock, at which it was sent.
final class FakeProviderMain {
  private FakeProviderMain() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    int words = Integer.parseInt(arguments[1]);
    Duration pause = Duration.ofMillis(Long.parseLong(arguments[2]));
    String answer = IntStream.range(0, words).mapToObj(n -> "now ").collect(Collectors.joining());
    FakeProvider.start(
        Integer.parseInt(arguments[0]), asked -> new Behaviour.Say(answer, "stop", pause));
    System.out.println("listening");
    Thread.currentThread().join();
  }
}
