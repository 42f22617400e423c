package org.handover.practice.assessments;

import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Reply;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.JsonBody;
import org.handover.practice.api.legacy.LegacyForm;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.scenarios.ScenarioStore;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// A scenario's rubric, and `/api/rubric-questions`.
@Controller
@RequestMapping("/api")
class RubricLegacyController implements Described {
  private final RubricStore rubric;
  private final ScenarioStore scenarios;

  RubricLegacyController(RubricStore rubric, ScenarioStore scenarios) {
    this.rubric = rubric;
    this.scenarios = scenarios;
  }

  @GetMapping("/scenarios/{id:\\p{Nd}+}/rubric")
  @Access(Access.Level.VIEWER)
  Reply list(@PathVariable RowId id, Principal principal) {
    requireScenario(id, principal);
    return Reply.ok(rubric.ofScenario(id));
  }

  @PostMapping("/scenarios/{id:\\p{Nd}+}/rubric")
  @Access(Access.Level.EDUCATOR)
  Reply create(@PathVariable RowId id, Principal principal, JsonBody body) {
    requireScenario(id, principal);
    Changes question = LegacyForm.create(rubric.fields(), body).with("scenario_id", id.value());
    return Reply.created(
        rubric.insert(
            question.isNull("position")
                ? question.with("position", rubric.nextPosition(id))
                : question));
  }

  @PutMapping("/rubric-questions/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply update(@PathVariable RowId id, JsonBody body) {
    if (!rubric.exists(id)) {
      throw ApiException.notFound("Rubric question");
    }
    return Reply.ok(
        rubric
            .update(id, LegacyForm.update(rubric.fields(), body))
            .orElseThrow(() -> ApiException.notFound("Rubric question")));
  }

  @DeleteMapping("/rubric-questions/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply delete(@PathVariable RowId id) {
    if (!rubric.delete(id)) {
      throw ApiException.notFound("Rubric question");
    }
    return Reply.message("Rubric question deleted");
  }

  private void requireScenario(RowId id, Principal principal) {
    if (!scenarios.isVisible(id, principal)) {
      throw ApiException.notFound("Scenario");
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "list", Operation.of("List a scenario's rubric", Schema.listOf(RubricResource.ITEM)),
        "create",
            Operation.of("Add a question to a scenario's rubric", RubricResource.ITEM)
                .taking(rubric.fields())
                .answering(201),
        "update",
            Operation.of("Change a rubric question", RubricResource.ITEM).taking(rubric.fields()),
        "delete", Operation.of("Delete a rubric question", Schema.MESSAGE));
  }
}
