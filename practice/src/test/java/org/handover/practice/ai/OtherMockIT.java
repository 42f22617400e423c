package org.handover.practice.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.openai.Provider;
import org.handover.practice.ai.openai.ProviderAccess;
import org.handover.practice.ai.openai.ProviderSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A mock of OpenAI's API that this project did not write, `mock-openai-api` from npm, takes the
/// fake provider's place: it guards against a fake that shares our misunderstandings.
class OtherMockIT {
  private static final Path SOURCES = Path.of("src", "test", "openai-mock");
  private static final Path FOLDER = Path.of("target", "openai-mock").toAbsolutePath();
  private static final int PATIENCE_MINUTES = 5;

  private static Process server;
  private static int port;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process npm = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    assertThat(npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(npm.exitValue()).isZero();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String cli = "node_modules/mock-openai-api/dist/cli.js";
    server = run("node", cli, "--host", "127.0.0.1", "--port", String.valueOf(port));
    Eventually.holds(OtherMockIT::isListening);
  }

  private static Process run(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(FOLDER.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  @Test
  void streamsAPatientsReply() {
    List<Call> calls = new CopyOnWriteArrayList<>();
    List<String> heard = new ArrayList<>();
    PatientOutcome outcome =
        patient("mock-gpt-markdown", calls)
            .answer(
                new PatientPrompt(
                    new ScenarioBrief(1, "Cough", null, "You cough.", null, null, null),
                    List.of(new Turn(1, Speaker.LEARNER, "Hello")),
                    1),
                new CallContext(1, Purpose.CONVERSATION),
                text -> text.isEmpty() || heard.add(text));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PatientOutcome.Answered.class,
            answered -> assertThat(answered.text()).isEqualTo(String.join("", heard)).isNotBlank());
    assertThat(calls).extracting(Call::outcome).containsExactly(Outcome.ANSWERED);
  }

  @Test
  void tellsThatAModelIsNotThere() {
    List<Call> calls = new CopyOnWriteArrayList<>();
    PatientOutcome outcome =
        patient("no-such-model", calls)
            .answer(
                new PatientPrompt(
                    new ScenarioBrief(1, "Cough", null, "You cough.", null, null, null),
                    List.of(new Turn(1, Speaker.LEARNER, "Hello")),
                    1),
                new CallContext(1, Purpose.CONVERSATION),
                Deltas.NONE);
    assertThat(outcome).isInstanceOf(PatientOutcome.Unavailable.class);
    assertThat(calls).extracting(Call::outcome).containsExactly(Outcome.PROVIDER_ERROR);
  }

  private static OpenAiPatient patient(String model, List<Call> calls) {
    Duration patience = Duration.ofSeconds(30);
    ProviderSettings limits =
        new ProviderSettings(
            patience, patience, patience, 2, Duration.ofMillis(10), 10, 10, patience);
    ProviderAccess access = new ProviderAccess("http://127.0.0.1:%d/v1".formatted(port), "any");
    Provider provider =
        new Provider(() -> access.client(limits), limits, calls::add, Clock.systemUTC());
    return new OpenAiPatient(provider, model, 2, 8_000);
  }
}
