package org.handover.practice.scenarios;

import java.util.List;
import java.util.Map;
import org.handover.practice.api.Json;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.resource.Column;

/// Says in the answer of a saved character or scenario how its notes are read.
public interface CaseReading {
  String CASE = "case";

  /// Of a single row, and for educators only; null where it was only read.
  Column COLUMN =
      Column.json(
              CASE,
              "cast(null as json)",
              Map.of(
                  "type",
                  List.of("object", "null"),
                  "description",
                  "How the notes are read, as at characters/ID/case/.",
                  "required",
                  List.of("speaker", "facts", "not_understood")))
          .seenFrom(Role.EDUCATOR)
          .inDetail();

  /// The row of a character, with what its notes are read as.
  Json ofCharacter(Json row);

  /// The row of a scenario, with what its character's notes and its instructions are read as.
  Json ofScenario(Json row);
}
