package org.handover.practice.ai.authoring;

import java.util.Optional;
import org.handover.practice.ai.authoring.CaseStore.Written;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.scenarios.CaseReading;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the notes of a saved character or scenario: the facts, and what was not understood.
@Component
class SavedCase implements CaseReading {
  private final CaseStore store;

  SavedCase(CaseStore store) {
    this.store = store;
  }

  private interface Notes {
    Optional<Written> of(JsonNode row);
  }

  @Override
  public Json ofCharacter(Json row) {
    return with(row, character -> store.find(id(character), ""));
  }

  @Override
  public Json ofScenario(Json row) {
    return with(
        row,
        scenario ->
            scenario.path("character").isObject()
                ? store.find(
                    id(scenario.path("character")), scenario.path("instructions").asString(""))
                : Optional.empty());
  }

  private static RowId id(JsonNode row) {
    return new RowId(row.path("id").asInt());
  }

  private static Json with(Json row, Notes notes) {
    if (!(JsonText.parse(row.toString()).orElse(null) instanceof ObjectNode node)
        || !node.has(CASE)) {
      return row;
    }
    notes
        .of(node)
        .flatMap(written -> JsonText.parse(CaseView.of(written).toString()))
        .ifPresent(view -> node.set(CASE, view));
    return Json.of(CompactJson.write(node));
  }
}
