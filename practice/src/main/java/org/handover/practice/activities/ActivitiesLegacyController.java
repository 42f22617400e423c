package org.handover.practice.activities;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Query;
import org.handover.practice.api.Reply;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.JsonBody;
import org.handover.practice.api.legacy.LegacyForm;
import org.handover.practice.api.legacy.UnverifiedPrincipal;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.RowSchema;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// `/api/activities`.
@Controller
@RequestMapping("/api/activities")
class ActivitiesLegacyController implements Described {
  private static final Schema ACTIVITY =
      RowSchema.item("LegacyActivity", ActivityResource.LEGACY_COLUMNS);

  private static final List<Operation.Parameter> FILTERS =
      List.of(
          Operation.Parameter.integer("user_id", "Whose; to educators only."),
          Operation.Parameter.integer("scenario_id", "Of this scenario."),
          Operation.Parameter.text("kind", "This word only."),
          Operation.Parameter.integer("limit", "How many at most: 1 to 500, else 100."));

  private final ActivityStore store;

  ActivitiesLegacyController(ActivityStore store) {
    this.store = store;
  }

  @GetMapping
  @Access(value = Access.Level.USER, claimed = true)
  Reply list(UnverifiedPrincipal principal, Query query) {
    return Reply.ok(store.search(query, principal));
  }

  @GetMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.USER)
  Reply get(@PathVariable RowId id, Principal principal) {
    Optional<RowId> owner =
        principal.isEducator() ? Optional.empty() : Optional.of(new RowId(principal.id()));
    return Reply.ok(store.find(id, owner).orElseThrow(() -> ApiException.notFound("Activity")));
  }

  @PostMapping
  @Access(Access.Level.USER)
  Reply create(Principal principal, JsonBody body) {
    return Reply.created(
        store.insert(new RowId(principal.id()), LegacyForm.create(store.fields(), body)));
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "list", Operation.of("List activities", Schema.listOf(ACTIVITY)).asking(FILTERS),
        "get", Operation.of("Read an activity", ACTIVITY),
        "create",
            Operation.of("Record an activity", ACTIVITY).taking(store.fields()).answering(201));
  }
}
