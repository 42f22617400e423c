package org.handover.practice.assessments.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.v2.Body;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.form.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a review: `{"items": [{"rubric_question", "score", "comment"}…]}`. Mistakes are told
/// by place, as DRF tells those of a nested list.
final class ReviewForm {
  static final Form FORM =
      Form.of(
          List.of(
              new Field.Document(
                      "items",
                      value -> value.isArray() && !value.isEmpty(),
                      "a non-empty list of objects with a rubric_question and a score",
                      schema())
                  .refusing(ReviewForm::excess)));

  private static final int MOST = 100;
  private static final Field QUESTION =
      new Field.Whole("rubric_question", 1, Integer.MAX_VALUE, null, true);
  private static final Field COMMENT = Field.optional("comment", Field.UNBOUNDED);
  private static final Form ITEM =
      Form.of(List.of(QUESTION, new Field.Decimal("score", -MOST, MOST), COMMENT));

  /// No rubric has as many questions.
  private static final int MOST_ITEMS = 500;

  private static Map<String, Object> schema() {
    Map<String, Object> item =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                "rubric_question", Map.of("type", "integer", "minimum", 1),
                "score", Map.of("type", "number", "minimum", -MOST, "maximum", MOST),
                "comment", Map.of("type", List.of("string", "null"))),
            "required",
            List.of("rubric_question", "score"));
    return Map.of("type", "array", "minItems", 1, "items", item);
  }

  private ReviewForm() {}

  private static List<String> excess(JsonNode items) {
    return items.size() > MOST_ITEMS
        ? List.of("Ensure this field has no more than %d elements.".formatted(MOST_ITEMS))
        : List.of();
  }

  /// @param questions of the assessment, and the most that each gives, or takes if it is below 0
  /// @throws ProblemException naming every mistake
  static List<Verdict> read(Body body, Map<Integer, Integer> questions) {
    Changes form = FORM.create(body);
    if (form.isNull("items")) {
      throw new ProblemException(Problem.Invalid.of("items", "This field is required."));
    }
    List<Verdict> verdicts = new ArrayList<>();
    List<Map<String, ?>> errors = new ArrayList<>();
    Set<Integer> named = new HashSet<>();
    for (JsonNode item : JsonText.parse(form.text("items")).orElseThrow()) {
      Map<String, ?> mistakes = read(item, questions, named, verdicts);
      errors.add(mistakes);
    }
    if (errors.stream().anyMatch(mistakes -> !mistakes.isEmpty())) {
      throw new ProblemException(new Problem.Invalid(Map.of("items", errors)));
    }
    return verdicts;
  }

  /// Adds an item to the verdicts, or says what is wrong with it.
  private static Map<String, ?> read(
      JsonNode item, Map<Integer, Integer> questions, Set<Integer> named, List<Verdict> verdicts) {
    if (!(item instanceof ObjectNode)) {
      return mistake("non_field_errors", "Invalid data. Expected a dictionary.");
    }
    Map<String, Object> missing = new LinkedHashMap<>();
    for (String name : List.of("rubric_question", "score")) {
      if (item.path(name).isNull() || item.path(name).isMissingNode()) {
        missing.put(name, List.of("This field is required."));
      }
    }
    if (!missing.isEmpty()) {
      return missing;
    }
    try {
      return check(ITEM.create(new Body.OfJson(item)), questions, named, verdicts);
    } catch (ProblemException invalid) {
      return invalid.problem() instanceof Problem.Invalid(Map<String, ?> errors)
          ? errors
          : mistake("non_field_errors", "Invalid data.");
    }
  }

  private static Map<String, ?> check(
      Changes item, Map<Integer, Integer> questions, Set<Integer> named, List<Verdict> verdicts) {
    int question = item.whole("rubric_question");
    Integer most = questions.get(question);
    if (most == null) {
      return mistake(
          "rubric_question", "Invalid pk \"%d\" - object does not exist.".formatted(question));
    }
    if (!named.add(question)) {
      return mistake("rubric_question", "This question is named twice.");
    }
    double score = item.decimal("score");
    if (score > Math.max(0, most)) {
      return mistake(
          "score", "Ensure this value is less than or equal to %d.".formatted(Math.max(0, most)));
    }
    if (score < Math.min(0, most)) {
      return mistake(
          "score",
          "Ensure this value is greater than or equal to %d.".formatted(Math.min(0, most)));
    }
    verdicts.add(new Verdict(question, score, comment(item)));
    return Map.of();
  }

  private static @Nullable String comment(Changes item) {
    return item.isNull("comment") ? null : item.text("comment");
  }

  private static Map<String, ?> mistake(String field, String message) {
    return Map.of(field, List.of(message));
  }
}
