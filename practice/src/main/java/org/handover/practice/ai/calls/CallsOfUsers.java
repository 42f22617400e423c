package org.handover.practice.ai.calls;

import java.util.List;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.users.PersonalData;
import org.springframework.stereotype.Component;

/// The calls that were made for a user, with what was said in them where that is kept. Erasure
/// leaves the calls without a name, and takes away what was said.
@Component
class CallsOfUsers implements PersonalData {
  private static final Resource CALLS =
      new Resource(
          "ai-calls",
          "AI Call",
          """
          (select c.*, c.created_at as updated_at, p.prompt, p.answer
            from practice.ai_calls c left join practice.ai_payloads p on p.call_id = c.id) k\
          """,
          List.of(
              Column.integer("id", "k.id"),
              Column.text("purpose", "k.purpose"),
              Column.text("model", "k.model"),
              Column.text("prompt_version", "k.prompt_version"),
              Column.text("outcome", "k.outcome"),
              Column.text("prompt", "k.prompt").orNull(),
              Column.text("answer", "k.answer").orNull()));

  @Override
  public String name() {
    return "ai_calls";
  }

  @Override
  public Resource resource() {
    return CALLS;
  }

  @Override
  public String owned() {
    return "k.user_id = :user";
  }
}
