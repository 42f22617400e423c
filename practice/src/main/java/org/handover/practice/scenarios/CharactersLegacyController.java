package org.handover.practice.scenarios;

import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Reply;
import org.handover.practice.api.RowId;
import org.handover.practice.api.legacy.JsonBody;
import org.handover.practice.api.legacy.LegacyForm;
import org.handover.practice.api.v2.Described;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Schema;
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
class CharactersLegacyController implements Described {
  private final CharacterStore store;

  CharactersLegacyController(CharacterStore store) {
    this.store = store;
  }

  @GetMapping
  @Access(Access.Level.VIEWER)
  Reply list(Principal principal) {
    return Reply.ok(store.all(principal.isEducator()));
  }

  @GetMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.VIEWER)
  Reply get(@PathVariable RowId id, Principal principal) {
    return Reply.ok(
        store
            .find(id, principal.isEducator())
            .orElseThrow(() -> ApiException.notFound("Character")));
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
      throw ApiException.notFound("Character");
    }
    return Reply.ok(
        store
            .update(id, LegacyForm.update(CharacterStore.FIELDS, body))
            .orElseThrow(() -> ApiException.notFound("Character")));
  }

  @DeleteMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply delete(@PathVariable RowId id) {
    if (!store.delete(id)) {
      throw ApiException.notFound("Character");
    }
    return Reply.message("Character deleted");
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "list", Operation.of("List characters", Schema.listOf(CharacterResource.ITEM)),
        "get", Operation.of("Read a character", CharacterResource.ITEM),
        "create",
            Operation.of("Create a character", CharacterResource.ITEM)
                .taking(CharacterStore.FIELDS)
                .answering(201),
        "update",
            Operation.of("Change a character", CharacterResource.ITEM)
                .taking(CharacterStore.FIELDS),
        "delete", Operation.of("Delete a character", Schema.MESSAGE).refusing(409));
  }
}
