package org.handover.practice.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;

/// Holds answers that were really given against the OpenAPI document: their status, their type and
/// their body, and whether each operation has succeeded at least once.
public final class OpenApiTraffic {
  private final OpenApiDocument document;
  private final Map<String, String> complaints = new LinkedHashMap<>();
  private final Set<OpenApiDocument.Operation> succeeded = new LinkedHashSet<>();
  private int answers;

  private OpenApiTraffic(OpenApiDocument document) {
    this.document = document;
  }

  public static OpenApiTraffic read() throws IOException {
    return new OpenApiTraffic(OpenApiDocument.read());
  }

  /// One exchange, after it. Where the framework breaks down it says so in words of its own.
  ///
  /// @param backend its name; `drf` is the framework
  public void saw(String backend, RawRequest request, RawResponse answer) {
    document
        .operation(request.method(), request.target())
        .filter(operation -> answer.status() != 500 || !backend.equals("drf"))
        .ifPresent(operation -> saw(backend, operation, request, answer));
  }

  private void saw(
      String backend, OpenApiDocument.Operation operation, RawRequest request, RawResponse answer) {
    answers++;
    if (answer.status() < 300) {
      succeeded.add(operation);
    }
    problem(operation, request, answer)
        .ifPresent(problem ->
            complaints.putIfAbsent(
                "%s %s %d".formatted(backend, operation, answer.status()),
                "%s%n%s%n%s".formatted(problem, request, answer)));
  }

  private Optional<String> problem(
      OpenApiDocument.Operation operation, RawRequest request, RawResponse answer) {
    Optional<OpenApiDocument.Answer> told = document.answer(operation, answer.status());
    if (told.isEmpty()) {
      return Optional.of("a status that the document does not tell of");
    }
    boolean bodiless = request.method().equals("HEAD") || answer.body().length == 0;
    return bodiless ? Optional.empty() : told.get().problem(answer);
  }

  /// After all exchanges: every answer was what the document says.
  public void check() {
    System.out.printf("%,d answers held against the OpenAPI document%n", answers);
    assertThat(complaints).isEmpty();
  }

  /// The operations that have not succeeded once.
  List<String> notDone() {
    return document.operations().stream()
        .filter(operation -> !succeeded.contains(operation))
        .map(OpenApiDocument.Operation::toString)
        .toList();
  }
}
