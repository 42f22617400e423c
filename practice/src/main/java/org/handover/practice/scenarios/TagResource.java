package org.handover.practice.scenarios;

import java.util.List;
import org.handover.practice.api.Field;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.springframework.stereotype.Component;

/// `/api/v2/tags/`.
@Component
class TagResource implements RouteSource {
  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "t.id"),
          Column.text("name", "t.name"),
          Column.integer("scenario_id", "t.scenario_id"));

  private final List<Route> routes;

  TagResource(Resources resources, ScenarioStore scenarios) {
    routes =
        resources.routes(
            new Resource("tags", "Tag", "assistant_tags t", COLUMNS)
                .visible(principal -> OfScenario.visible(principal, "t.scenario_id"))
                .takes(
                    List.of(
                        Field.required("name", TagStore.MAX_NAME),
                        Field.reference("scenario_id", scenarios::exists)))
                .filter(OfScenario.filter("t.scenario_id"))
                .search("t.name")
                .ordering("id", "t.id")
                .ordering("name", "t.name"));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
