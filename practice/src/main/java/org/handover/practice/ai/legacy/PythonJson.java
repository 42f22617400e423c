package org.handover.practice.ai.legacy;

import java.util.List;
import java.util.stream.Collectors;
import org.handover.practice.ai.RubricQuestion;
import org.jspecify.annotations.Nullable;

/// `json.dumps` of a rubric, as the Flask API writes it into its prompt.
final class PythonJson {
  private PythonJson() {}

  static String rubric(List<RubricQuestion> rubric) {
    return rubric.stream()
        .map(question ->
            "{\"question_id\": %d, \"question\": %s, \"guidance\": %s, \"max_score\": %d}"
                .formatted(
                    question.id(),
                    text(question.question()),
                    text(question.guidance()),
                    question.maxScore()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String text(@Nullable String text) {
    return text == null
        ? "null"
        : text.chars().mapToObj(PythonJson::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int unit) {
    return switch (unit) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\f' -> "\\f";
      case '\b' -> "\\b";
      default ->
          unit >= ' ' && unit <= '~' ? String.valueOf((char) unit) : "\\u%04x".formatted(unit);
    };
  }
}
