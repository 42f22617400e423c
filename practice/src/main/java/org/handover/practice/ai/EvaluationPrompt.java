package org.handover.practice.ai;

import java.util.List;

/// A conversation to score against a scenario's rubric.
///
/// @param questions in the rubric's order, each id once
public record EvaluationPrompt(
    ScenarioBrief scenario, List<Turn> turns, List<RubricQuestion> questions) {
  public EvaluationPrompt {
    turns = List.copyOf(turns);
    questions = List.copyOf(questions);
  }
}
