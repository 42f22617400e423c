package org.handover.practice.assessments.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.handover.practice.ai.Evaluator;
import org.handover.practice.ai.ItemScore;
import org.handover.practice.ai.RubricQuestion;
import org.handover.practice.api.v2.CompactJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What an evaluator said, kept with the job until its result is stored: an attempt that fails
/// after the answer is not paid for again.
record Answered(String evaluator, String promptVersion, List<ItemScore> items) {
  private static final JsonMapper MAPPER = new JsonMapper();

  Answered {
    items = List.copyOf(items);
  }

  static Answered of(Evaluator evaluator, List<ItemScore> items) {
    return new Answered(evaluator.name(), evaluator.promptVersion(), items);
  }

  String json() {
    return new String(CompactJson.write(this), UTF_8);
  }

  /// The items that were kept, if this evaluator said them of this rubric.
  static Optional<List<ItemScore>> items(
      @Nullable String json, Evaluator evaluator, List<RubricQuestion> rubric) {
    return json == null
        ? Optional.empty()
        : read(json).filter(kept -> kept.isBy(evaluator) && kept.isOf(rubric)).map(Answered::items);
  }

  /// Nothing where another version wrote it in another form.
  private static Optional<Answered> read(String json) {
    try {
      return Optional.of(MAPPER.readValue(json, Answered.class));
    } catch (JacksonException anotherForm) {
      return Optional.empty();
    }
  }

  private boolean isBy(Evaluator asked) {
    return evaluator.equals(asked.name()) && promptVersion.equals(asked.promptVersion());
  }

  private boolean isOf(List<RubricQuestion> rubric) {
    return items.stream()
        .map(item -> List.of(item.questionId(), item.maxScore()))
        .toList()
        .equals(rubric.stream().map(q -> List.of(q.id(), q.maxScore())).toList());
  }
}
