package org.handover.practice.ai.cases;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case, compiled.
///
/// @param hiddenNames words of the diagnosis, in small letters, that the patient does not use
/// @param lastQuestion what the author has the patient ask at the end
/// @param dislikesRepeats whether the author has the patient be cross when asked the same twice
public record PatientCase(
    Perspective perspective,
    List<CaseFact> facts,
    List<NotUnderstood> notUnderstood,
    List<String> hiddenNames,
    @Nullable String lastQuestion,
    boolean dislikesRepeats) {
  public PatientCase {
    facts = List.copyOf(facts);
    notUnderstood = List.copyOf(notUnderstood);
    hiddenNames = List.copyOf(hiddenNames);
  }

  /// What the patient may say, in the author's order.
  public Stream<CaseFact> spoken() {
    return facts.stream()
        .filter(fact -> fact.telling() == Telling.FREELY || fact.telling() == Telling.GUARDED);
  }

  public Stream<CaseFact> in(Slot slot) {
    return facts.stream().filter(fact -> fact.slot() == slot);
  }

  public Stream<CaseFact> in(Telling telling) {
    return facts.stream().filter(fact -> fact.telling() == telling);
  }

  /// Whether a text uses a name of the diagnosis.
  public boolean names(String text) {
    String lower = " " + String.join(" ", Topics.words(text)) + " ";
    return hiddenNames.stream()
        .anyMatch(name -> lower.contains(" " + String.join(" ", Topics.words(name)) + " "));
  }

  public PatientCase withFacts(List<CaseFact> others, List<NotUnderstood> open) {
    return new PatientCase(perspective, others, open, hiddenNames, lastQuestion, dislikesRepeats);
  }
}
