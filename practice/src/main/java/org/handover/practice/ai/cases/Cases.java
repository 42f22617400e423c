package org.handover.practice.ai.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Compiled cases with the educator's corrections. Those that are played are kept: a case is
/// compiled anew when its notes or its corrections have changed.
public final class Cases {
  private static final int MOST_KEPT = 500;
  private static final Cache<Notes, PatientCase> KEPT =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  private record Notes(CaseNotes notes, List<Correction> corrections) {}

  private Cases() {}

  public static PatientCase of(CaseNotes notes, List<Correction> corrections) {
    return KEPT.get(
        new Notes(notes, List.copyOf(corrections)),
        one -> corrected(CaseCompiler.compile(one.notes()), one.corrections()));
  }

  /// Corrections of facts that the present notes no longer make change nothing.
  static PatientCase corrected(PatientCase compiled, List<Correction> corrections) {
    Map<String, Correction> byFact =
        corrections.stream()
            .filter(one -> one.fact() != null)
            .collect(
                Collectors.toMap(
                    one -> Objects.requireNonNull(one.fact()),
                    Function.identity(),
                    (one, later) -> later));
    List<CaseFact> facts = new ArrayList<>();
    for (CaseFact fact : compiled.facts()) {
      Correction correction = byFact.get(fact.key());
      facts.add(correction == null ? fact : correction.of(fact));
    }
    corrections.stream()
        .filter(one -> one.fact() == null)
        .map(Correction::added)
        .forEach(facts::add);
    return compiled.withFacts(facts, compiled.notUnderstood());
  }
}
