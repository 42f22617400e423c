package org.handover.practice.ai;

import org.jspecify.annotations.Nullable;

/// What the patient's side knows of a scenario and its character.
///
/// @param instructions the scenario's, hidden from learners
/// @param persona the character's, hidden from learners; absent where no character is set
/// @param character absent where none is set
public record ScenarioBrief(
    int scenarioId,
    String title,
    @Nullable String description,
    String instructions,
    @Nullable String persona,
    @Nullable String openingLine,
    @Nullable Person character) {
  /// The person whom the learner sees.
  public record Person(
      String name, @Nullable Integer age, @Nullable String gender, @Nullable String occupation) {}
}
