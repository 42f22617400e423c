package org.handover.practice.identity.passwords;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How long one hash takes here, and with Python's `hashlib` (OpenSSL), which the legacy backend
/// uses. Once the test classes are compiled:
///
/// ```
/// java -cp practice/target/classes:practice/target/test-classes \
///   org.handover.practice.identity.passwords.PasswordsBenchmark
/// ```
final class PasswordsBenchmark {
  private static final int ROUNDS = 260_000;
  private static final int WARM_UP = 5;
  private static final int RUNS = 25;

  private static final String PYTHON =
      """
      import hashlib, sys, time
      digest, runs, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
      for _ in range(runs):
          start = time.perf_counter()
          hashlib.pbkdf2_hmac(digest, b"correct horse", b"saltsaltsaltsalt", rounds)
          print((time.perf_counter() - start) * 1000)
      """;

  private PasswordsBenchmark() {}

  static void main() throws IOException {
    for (Pbkdf2 function : Pbkdf2.values()) {
      double here = median(IntStream.range(0, WARM_UP + RUNS).mapToDouble(_ -> time(function)));
      double there = median(python(function));
      System.out.printf(
          Locale.ROOT,
          "%-6s here %6.1f ms, OpenSSL %6.1f ms, ratio %.2f%n",
          function,
          here,
          there,
          here / there);
    }
  }

  private static double time(Pbkdf2 function) {
    long start = System.nanoTime();
    byte[] key = function.derive("correct horse", "saltsaltsaltsalt".getBytes(US_ASCII), ROUNDS);
    double millis = (System.nanoTime() - start) / 1e6;
    if (key.length != function.size) {
      throw new IllegalStateException("not derived: " + function);
    }
    return millis;
  }

  private static DoubleStream python(Pbkdf2 function) throws IOException {
    String runs = Integer.toString(WARM_UP + RUNS);
    return new ProcessBuilder(
            "/usr/bin/python3", "-c", PYTHON, function.digest, runs, Integer.toString(ROUNDS))
        .start()
        .inputReader()
        .lines()
        .mapToDouble(Double::parseDouble);
  }

  private static double median(DoubleStream millis) {
    return millis.skip(WARM_UP).sorted().skip(RUNS / 2).findFirst().orElseThrow();
  }
}
