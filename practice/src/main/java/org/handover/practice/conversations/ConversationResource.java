package org.handover.practice.conversations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.ai.BriefStore;
import org.handover.practice.ai.ScenarioBrief;
import org.handover.practice.api.Access;
import org.handover.practice.api.Blank;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Principal;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Hooks;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.scenarios.OfScenario;
import org.handover.practice.scenarios.ScenarioStore;
import org.handover.practice.users.PersonalData;
import org.springframework.stereotype.Component;

/// `/api/v2/conversations/`: opened with the scenario's opening line, and read with what was said.
@Component
class ConversationResource implements RouteSource, Hooks, PersonalData {
  static final Column MESSAGE_CREATED_AT =
      Column.moment("created_at", "m.created_at at time zone 'UTC'");

  private static final String SCENARIO = "scenario";
  private static final List<String> STATUSES = List.of("open", "finished");

  /// A reply whose holder has died was cut, whether or not it has been marked so yet.
  private static final String MESSAGE_STATUS =
      """
      case when m.status = 'running' and not exists (
        select from practice.replies r where r.message_id = m.id and r.expires_at > now())
      then 'cut' else m.status end\
      """;

  private static final List<Column> MESSAGES =
      List.of(
          Column.integer("id", "m.id"),
          Column.word("role", "m.role", List.of("user", "assistant")),
          Column.text("content", "m.content"),
          Column.word("status", MESSAGE_STATUS, List.of("complete", "running", "cut")),
          MESSAGE_CREATED_AT);

  /// One message, as a stored row.
  static final Schema MESSAGE =
      new Schema(
          "Message",
          Map.of(
              "type",
              "object",
              "properties",
              Map.of(
                  "id", Map.of("type", "integer"),
                  "role", Map.of("type", "string", "enum", List.of("user", "assistant")),
                  "content", Map.of("type", "string"),
                  "status", Map.of("type", "string", "enum", List.of("complete", "running", "cut")),
                  "created_at", Map.of("type", "string", "format", "date-time")),
              "required",
              List.of("id", "role", "content", "status", "created_at")));

  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "c.id"),
          Column.integer("user", "c.user_id"),
          Column.integer(SCENARIO, "c.scenario_id").orNull(),
          Column.word("status", "c.status", STATUSES),
          Column.moment("created_at", "c.created_at at time zone 'UTC'"),
          Column.moment("finished_at", "c.finished_at at time zone 'UTC'").orNull(),
          Column.rows(
                  "messages",
                  MESSAGES,
                  """
                  practice.messages m
                  where m.conversation_id = c.id and m.content <> '' order by m.id\
                  """)
              .inDetail());

  private final Resource resource;
  private final List<Route> routes;
  private final BriefStore briefs;
  private final MessageStore messages;

  ConversationResource(
      Resources resources, ScenarioStore scenarios, BriefStore briefs, MessageStore messages) {
    this.briefs = briefs;
    this.messages = messages;
    this.resource =
        new Resource("conversations", "Conversation", "practice.conversations c", COLUMNS)
            .access(Access.Level.USER, Access.Level.USER)
            .only(Method.GET, Method.POST)
            .visible(principal -> principal.isEducator() ? "true" : "c.user_id = :principal")
            .takes(
                List.of(Field.reference(SCENARIO, scenarios::exists).seenAs(scenarios::isVisible)))
            .hooks(this)
            .filter(new Filter.Id("user", "c.user_id = :user"))
            .filter(OfScenario.filter("c.scenario_id"))
            .filter(new Filter.Choice("status", "c.status = :status", STATUSES))
            .ordering("id", "c.id")
            .ordering("created_at", "c.created_at")
            .order("c.id desc");
    this.routes = resources.routes(resource);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public String name() {
    return "conversations";
  }

  @Override
  public Resource resource() {
    return resource;
  }

  @Override
  public String owned() {
    return "c.user_id = :user";
  }

  @Override
  public Changes creating(Changes form, Principal principal) {
    return form.without(SCENARIO)
        .with("scenario_id", form.whole(SCENARIO))
        .with("user_id", principal.id());
  }

  @Override
  public void stored(RowId id, Changes form) {
    Optional<String> line = briefs.brief(form.whole(SCENARIO)).map(ScenarioBrief::openingLine);
    line.filter(text -> !Blank.isBlank(text))
        .ifPresent(text -> messages.insert(id.value(), "assistant", text, null));
  }
}
