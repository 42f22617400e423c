package org.handover.practice.ai;

import java.util.List;
import org.handover.practice.ai.cases.CaseNotes;
import org.handover.practice.ai.cases.Cases;
import org.handover.practice.ai.cases.Correction;
import org.handover.practice.ai.cases.PatientCase;
import org.jspecify.annotations.Nullable;

/// What the patient's side knows of a scenario and its character.
///
/// @param instructions the scenario's, hidden from learners
/// @param persona the character's, hidden from learners; absent where no character is set
/// @param character absent where none is set
/// @param corrections what an educator changed of the character's facts
public record ScenarioBrief(
    int scenarioId,
    String title,
    @Nullable String description,
    String instructions,
    @Nullable String persona,
    @Nullable String openingLine,
    @Nullable Person character,
    List<Correction> corrections) {
  public ScenarioBrief {
    corrections = List.copyOf(corrections);
  }

  /// Without corrections.
  public ScenarioBrief(
      int scenarioId,
      String title,
      @Nullable String description,
      String instructions,
      @Nullable String persona,
      @Nullable String openingLine,
      @Nullable Person character) {
    this(scenarioId, title, description, instructions, persona, openingLine, character, List.of());
  }

  /// What the notes say, fact by fact.
  public PatientCase compiled() {
    return Cases.of(
        new CaseNotes(
            character == null ? null : character.name(),
            character == null ? null : character.age(),
            character == null ? null : character.gender(),
            persona == null ? "" : persona,
            instructions),
        corrections);
  }

  /// The person whom the learner sees.
  public record Person(
      String name, @Nullable Integer age, @Nullable String gender, @Nullable String occupation) {}
}
