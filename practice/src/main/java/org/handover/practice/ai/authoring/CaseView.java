package org.handover.practice.ai.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.practice.ai.authoring.CaseStore.Written;
import org.handover.practice.ai.cases.CaseFact;
import org.handover.practice.ai.cases.Cases;
import org.handover.practice.ai.cases.Correction;
import org.handover.practice.ai.cases.CorrectionList;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Telling;
import org.handover.practice.api.Json;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.Schema;
import org.jspecify.annotations.Nullable;

/// A compiled case as educators get it.
final class CaseView {
  private static final Schema TEXT = new Schema("", Map.of("type", "string"));
  private static final Schema FACT =
      Schema.object(
          "CaseFact",
          Map.of(
              "key",
              TEXT,
              "slot",
              words(Slot.words()),
              "told",
              words(Telling.words()),
              "spoken",
              TEXT,
              "source",
              TEXT,
              "unlocks",
              Schema.listOf(TEXT),
              "corrected",
              new Schema("", Map.of("type", "boolean"))));
  private static final Schema OPEN =
      Schema.object("CaseNotUnderstood", Map.of("source", TEXT, "reason", TEXT));

  static final Schema SCHEMA =
      Schema.object(
          "CharacterCase",
          Map.of(
              "speaker", new Schema("", Map.of("type", List.of("string", "null"))),
              "facts", Schema.listOf(FACT),
              "not_understood", Schema.listOf(OPEN),
              "corrections", new Schema("", CorrectionList.SCHEMA),
              "unused_corrections", Schema.listOf(TEXT)));

  private CaseView() {}

  private static Schema words(List<String> words) {
    return new Schema("", Map.of("type", "string", "enum", words));
  }

  static Json of(Written written) {
    PatientCase patient = Cases.of(written.notes(), written.corrections());
    Set<String> corrected =
        written.corrections().stream()
            .map(Correction::fact)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<String> keys = patient.facts().stream().map(CaseFact::key).collect(Collectors.toSet());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("speaker", patient.perspective().relation());
    view.put("facts", patient.facts().stream().map(fact -> fact(fact, corrected)).toList());
    view.put(
        "not_understood",
        patient.notUnderstood().stream()
            .map(open -> Map.of("source", open.source(), "reason", open.reason()))
            .toList());
    view.put("corrections", written.corrections().stream().map(CaseView::correction).toList());
    view.put(
        "unused_corrections",
        corrected.stream().filter(key -> !keys.contains(key)).sorted().toList());
    return Json.of(CompactJson.write(view));
  }

  private static Map<String, Object> fact(CaseFact fact, Set<String> corrected) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("key", fact.key());
    view.put("slot", fact.slot().word());
    view.put("told", fact.telling().word());
    view.put("spoken", fact.spoken());
    view.put("source", fact.source());
    view.put("unlocks", unlocks(fact));
    view.put("corrected", corrected.contains(fact.key()) || fact.source().isEmpty());
    return view;
  }

  private static List<String> unlocks(CaseFact fact) {
    List<String> unlocks = new ArrayList<>(fact.unlocks());
    if (fact.sympathy()) {
      unlocks.add("sympathy");
    }
    return unlocks;
  }

  private static Map<String, Object> correction(Correction correction) {
    Map<String, Object> view = new LinkedHashMap<>();
    @Nullable String fact = correction.fact();
    view.put("fact", fact);
    view.put("slot", correction.slot().word());
    view.put("told", correction.telling().word());
    view.put("spoken", correction.spoken());
    view.put("unlocks", correction.unlocks());
    return view;
  }
}
