package org.handover.practice.activities;

import java.util.Optional;
import org.handover.practice.web.Access;
import org.handover.practice.web.Caller;
import org.handover.practice.web.Claim;
import org.handover.practice.web.JsonBody;
import org.handover.practice.web.LegacyForm;
import org.handover.practice.web.Query;
import org.handover.practice.web.Refused;
import org.handover.practice.web.Reply;
import org.handover.practice.web.RowId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// `/api/activities`.
@Controller
@RequestMapping("/api/activities")
class ActivitiesLegacyController {
  private final ActivityStore store;

  ActivitiesLegacyController(ActivityStore store) {
    this.store = store;
  }

  @GetMapping
  @Access(value = Access.Level.USER, claimed = true)
  Reply list(Claim caller, Query query) {
    return Reply.ok(store.search(query, caller));
  }

  @GetMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.USER)
  Reply get(@PathVariable RowId id, Caller caller) {
    Optional<RowId> owner =
        caller.isEducator() ? Optional.empty() : Optional.of(new RowId(caller.id()));
    return Reply.ok(store.find(id, owner).orElseThrow(() -> Refused.notFound("Activity")));
  }

  @PostMapping
  @Access(Access.Level.USER)
  Reply create(Caller caller, JsonBody body) {
    return Reply.created(
        store.insert(new RowId(caller.id()), LegacyForm.create(store.fields(), body)));
  }
}
