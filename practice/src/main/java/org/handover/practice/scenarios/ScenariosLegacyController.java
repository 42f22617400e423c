package org.handover.practice.scenarios;

import java.util.List;
import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Query;
import org.handover.practice.api.Reply;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.JsonBody;
import org.handover.practice.api.legacy.LegacyForm;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.RowSchema;
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
class ScenariosLegacyController implements Described {
  private static final Schema TAG = RowSchema.item("LegacyTag", ScenarioResource.TAG);

  private static final List<Operation.Parameter> FILTERS =
      List.of(
          Operation.Parameter.text("difficulty", "This word only."),
          Operation.Parameter.text("tag", "With a tag of exactly this name."),
          Operation.Parameter.text("q", "With this text in its title or description."));

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
  Reply list(Principal principal, Query query) {
    return Reply.ok(store.search(new ScenarioFilter(query), principal.isEducator()));
  }

  @GetMapping("/scenarios/{id:\\p{Nd}+}")
  @Access(Access.Level.VIEWER)
  Reply get(@PathVariable RowId id, Principal principal) {
    return Reply.ok(
        store
            .find(id, principal.isEducator())
            .orElseThrow(() -> ApiException.notFound("Scenario")));
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
            .orElseThrow(() -> ApiException.notFound("Scenario")));
  }

  @DeleteMapping("/scenarios/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply delete(@PathVariable RowId id) {
    if (!store.delete(id)) {
      throw ApiException.notFound("Scenario");
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
      throw ApiException.notFound("Tag");
    }
    return Reply.message("Tag deleted");
  }

  private void requireScenario(RowId id) {
    if (!store.exists(id)) {
      throw ApiException.notFound("Scenario");
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "list",
            Operation.of("List scenarios", Schema.listOf(ScenarioResource.ITEM)).asking(FILTERS),
        "get", Operation.of("Read a scenario", ScenarioResource.ITEM),
        "create",
            Operation.of("Create a scenario", ScenarioResource.ITEM)
                .taking(form.fields())
                .answering(201),
        "update", Operation.of("Change a scenario", ScenarioResource.ITEM).taking(form.fields()),
        "delete", Operation.of("Delete a scenario", Schema.MESSAGE),
        "addTag",
            Operation.of("Add a tag to a scenario", TAG).taking(TagStore.FIELDS).answering(201),
        "deleteTag", Operation.of("Delete a tag", Schema.MESSAGE));
  }
}
