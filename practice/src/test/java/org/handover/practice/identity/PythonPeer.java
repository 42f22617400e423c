package org.handover.practice.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The old site's real libraries: a script of `src/test/python` that reads one JSON value and
/// answers with another. A test class asks once, for all its cases.
public final class PythonPeer {
  /// Debian's own, which has the libraries; the first on the PATH may be another.
  private static final String PYTHON = "/usr/bin/python3";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private PythonPeer() {}

  public static JsonNode ask(String script, Object question)
      throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder(PYTHON, Path.of("src", "test", "python", script).toString())
            .redirectError(Redirect.INHERIT)
            .start();
    try (OutputStream stdin = python.getOutputStream()) {
      stdin.write(JSON.writeValueAsBytes(question));
    }
    String answer = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).as("exit code of %s", script).isZero();
    return JSON.readTree(answer);
  }
}
