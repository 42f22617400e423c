package org.handover.practice.users;

import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiError;
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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// `/api/users`: users see and change themselves, admins everyone.
@Controller
@RequestMapping("/api/users")
class UsersLegacyController implements Described {
  private final UserStore store;
  private final Accounts accounts;

  UsersLegacyController(UserStore store, Accounts accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  @GetMapping
  @Access(Access.Level.ADMIN)
  Reply list() {
    return Reply.ok(store.all());
  }

  @GetMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.USER)
  Reply get(@PathVariable RowId id, Principal principal) {
    requireSelfOrAdmin(id, principal);
    return Reply.ok(store.find(id).orElseThrow(() -> ApiException.notFound("User")));
  }

  @PutMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.USER)
  Reply update(@PathVariable RowId id, Principal principal, JsonBody sent) {
    requireSelfOrAdmin(id, principal);
    JsonBody body = LegacyForm.finite(Accounts.PROFILE, sent);
    if (body.has("role") && !principal.isAdmin()) {
      throw new ApiException(new ApiError.Forbidden());
    }
    if (store.find(id).isEmpty()) {
      throw ApiException.notFound("User");
    }
    Changes changes = LegacyForm.update(Accounts.PROFILE, body);
    return Reply.ok(accounts.update(id, changes));
  }

  @DeleteMapping("/{id:\\p{Nd}+}")
  @Access(Access.Level.ADMIN)
  Reply delete(@PathVariable RowId id) {
    if (!store.delete(id)) {
      throw ApiException.notFound("User");
    }
    return Reply.message("User deleted");
  }

  private static void requireSelfOrAdmin(RowId id, Principal principal) {
    if (id.value() != principal.id() && !principal.isAdmin()) {
      throw new ApiException(new ApiError.Forbidden());
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "list", Operation.of("List users", Schema.listOf(UserResource.ITEM)),
        "get", Operation.of("Read a user", UserResource.ITEM).refusing(403),
        "update",
            Operation.of("Change a user", UserResource.ITEM)
                .taking(Accounts.PROFILE)
                .refusing(403, 409),
        "delete", Operation.of("Delete a user", Schema.MESSAGE));
  }
}
