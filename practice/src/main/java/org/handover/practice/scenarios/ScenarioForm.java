package org.handover.practice.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.handover.practice.api.Field;
import org.springframework.stereotype.Component;

/// What a write of a scenario takes.
@Component
class ScenarioForm {
  static final String TAGS = "tags";
  static final List<String> DIFFICULTIES = List.of("easy", "medium", "hard");

  private final List<Field> fields;

  ScenarioForm(CharacterStore characters) {
    fields =
        List.of(
            Field.required("title", 200),
            Field.required("instructions", Field.UNBOUNDED),
            Field.optional("description", Field.UNBOUNDED),
            Field.optional("opening_line", Field.UNBOUNDED),
            new Field.Choice("difficulty", false, DIFFICULTIES, "medium"),
            new Field.Flag("is_published", true),
            Field.optionalReference("character_id", characters::exists),
            new Field.Names(TAGS, TagStore.MAX_NAME));
  }

  /// What the legacy API takes.
  List<Field> fields() {
    return fields;
  }

  /// What API v2 takes.
  List<Field> fieldsV2() {
    return Stream.concat(
            fields.stream(), Stream.of(new Field.Whole("pass_mark", 0, 100, null, true)))
        .toList();
  }
}
