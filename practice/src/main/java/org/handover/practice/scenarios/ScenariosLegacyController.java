package org.handover.practice.scenarios;

import java.util.List;
import org.handover.practice.web.Access;
import org.handover.practice.web.Caller;
import org.handover.practice.web.Changes;
import org.handover.practice.web.JsonBody;
import org.handover.practice.web.LegacyForm;
import org.handover.practice.web.Query;
import org.handover.practice.web.Refused;
import org.handover.practice.web.Reply;
import org.handover.practice.web.RowId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// `/api/scenarios`, and the tags under it and under `/api/tags`.
@Controller
@RequestMapping("/api")
class ScenariosLegacyController {
  private final ScenarioStore store;
  private final TagStore tags;
  private final ScenarioForm form;

  ScenariosLegacyController(ScenarioStore store, TagStore tags, ScenarioForm form) {
    this.store = store;
    this.tags = tags;
    this.form = form;
  }

  @GetMapping("/scenarios")
  @Access(Access.Level.VIEWER)
  Reply list(Caller caller, Query query) {
    return Reply.ok(store.search(new ScenarioFilter(query), caller.isEducator()));
  }

  @GetMapping("/scenarios/{id:\\p{Nd}+}")
  @Access(Access.Level.VIEWER)
  Reply get(@PathVariable RowId id, Caller caller) {
    return Reply.ok(
        store.find(id, caller.isEducator()).orElseThrow(() -> Refused.notFound("Scenario")));
  }

  @PostMapping("/scenarios")
  @Access(Access.Level.EDUCATOR)
  Reply create(JsonBody body) {
    Changes scenario = LegacyForm.create(form.fields(), body);
    List<String> names = scenario.names(ScenarioForm.TAGS).orElse(List.of());
    return Reply.created(store.insert(scenario.without(ScenarioForm.TAGS), names));
  }

  @PutMapping("/scenarios/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply update(@PathVariable RowId id, JsonBody body) {
    requireScenario(id);
    Changes changes = LegacyForm.update(form.fields(), body);
    return Reply.ok(
        store
            .update(id, changes.without(ScenarioForm.TAGS), changes.names(ScenarioForm.TAGS))
            .orElseThrow(() -> Refused.notFound("Scenario")));
  }

  @DeleteMapping("/scenarios/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply delete(@PathVariable RowId id) {
    if (!store.delete(id)) {
      throw Refused.notFound("Scenario");
    }
    return Reply.message("Scenario deleted");
  }

  @PostMapping("/scenarios/{id:\\p{Nd}+}/tags")
  @Access(Access.Level.EDUCATOR)
  Reply addTag(@PathVariable RowId id, JsonBody body) {
    requireScenario(id);
    return Reply.created(tags.insert(id, LegacyForm.create(TagStore.FIELDS, body)));
  }

  @DeleteMapping("/tags/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply deleteTag(@PathVariable RowId id) {
    if (!tags.delete(id)) {
      throw Refused.notFound("Tag");
    }
    return Reply.message("Tag deleted");
  }

  private void requireScenario(RowId id) {
    if (!store.exists(id)) {
      throw Refused.notFound("Scenario");
    }
  }
}
