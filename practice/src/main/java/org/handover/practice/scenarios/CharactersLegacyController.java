package org.handover.practice.scenarios;

import org.handover.practice.web.Access;
import org.handover.practice.web.Caller;
import org.handover.practice.web.JsonBody;
import org.handover.practice.web.LegacyForm;
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

/// `/api/characters`.
@Controller
@RequestMapping("/api/characters")
class CharactersLegacyController {
  private final CharacterStore store;

  CharactersLegacyController(CharacterStore store) {
    this.store = store;
  }

  @GetMapping
  @Access(Access.Level.VIEWER)
  Reply list(Caller caller) {
    return Reply.ok(store.all(caller.isEducator()));
  }

  @GetMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.VIEWER)
  Reply get(@PathVariable RowId id, Caller caller) {
    return Reply.ok(
        store.find(id, caller.isEducator()).orElseThrow(() -> Refused.notFound("Character")));
  }

  @PostMapping
  @Access(Access.Level.EDUCATOR)
  Reply create(JsonBody body) {
    return Reply.created(store.insert(LegacyForm.create(CharacterStore.FIELDS, body)));
  }

  @PutMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply update(@PathVariable RowId id, JsonBody body) {
    if (!store.exists(id)) {
      throw Refused.notFound("Character");
    }
    return Reply.ok(
        store
            .update(id, LegacyForm.update(CharacterStore.FIELDS, body))
            .orElseThrow(() -> Refused.notFound("Character")));
  }

  @DeleteMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply delete(@PathVariable RowId id) {
    if (!store.delete(id)) {
      throw Refused.notFound("Character");
    }
    return Reply.message("Character deleted");
  }
}
