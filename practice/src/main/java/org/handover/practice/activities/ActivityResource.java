package org.handover.practice.activities;

import java.util.List;
import java.util.stream.Stream;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Principal;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Hooks;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.scenarios.OfScenario;
import org.handover.practice.users.PersonalData;
import org.springframework.stereotype.Component;

/// `/api/v2/activities/`.
@Component
class ActivityResource implements RouteSource, Hooks, PersonalData {
  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "a.id"),
          Column.integer("user_id", "a.user_id"),
          Column.integer("scenario_id", "a.scenario_id").orNull(),
          Column.word("kind", "a.kind", ActivityStore.KINDS),
          Column.json("transcript", "a.transcript", Transcript.OPTIONAL),
          Column.number("score", "a.score").orNull(),
          Column.json("feedback", "a.feedback"),
          Column.moment("timestamp", "a.\"timestamp\""));

  /// The legacy API's moments name no zone.
  static final List<Column> LEGACY_COLUMNS =
      Stream.concat(
              COLUMNS.stream().limit(COLUMNS.size() - 1), Stream.of(Column.text("timestamp", "")))
          .toList();

  private final List<Route> routes;
  private final Resource resource;
  private final ActivityStore store;

  ActivityResource(Resources resources, ActivityStore store) {
    this.store = store;
    this.resource =
        new Resource("activities", "Activity", "activities a", COLUMNS)
            .access(Access.Level.USER, Access.Level.USER)
            .only(Method.GET, Method.POST)
            .visible(principal -> principal.isEducator() ? "true" : "a.user_id = :principal")
            .takes(store.fields())
            .hooks(this)
            .filter(new Filter.Id("user", "a.user_id = :user"))
            .filter(OfScenario.filter("a.scenario_id"))
            .filter(new Filter.Choice("kind", "a.kind = :kind", ActivityStore.KINDS))
            .filter(new Filter.Moment("since", "a.\"timestamp\" >= :since"))
            .filter(new Filter.Moment("until", "a.\"timestamp\" <= :until"))
            .ordering("timestamp", "a.\"timestamp\"")
            .ordering("score", "a.score")
            .order("a.\"timestamp\" desc, a.id desc");
    this.routes = resources.routes(resource);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public String name() {
    return "activities";
  }

  @Override
  public Resource resource() {
    return resource;
  }

  @Override
  public String owned() {
    return "a.user_id = :user";
  }

  @Override
  public Changes creating(Changes form, Principal principal) {
    return store.owned(form, principal.id());
  }
}
