package org.handover.practice.assessments;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.handover.practice.ai.marking.RubricMarker;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.Principal;
import org.handover.practice.api.Role;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.CompactJson;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Hooks;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.api.v2.resource.RowSchema;
import org.handover.practice.scenarios.OfScenario;
import org.handover.practice.scenarios.ScenarioStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// `/api/v2/rubric-questions/`.
@Component
class RubricResource implements RouteSource, Hooks {
  private static final String SCENARIO = "scenario_id";
  private static final String POSITION = "position";
  private static final String READING = "reading";

  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "q.id"),
          Column.integer(SCENARIO, "q.scenario_id"),
          Column.integer("subcategory_id", "q.subcategory_id").orNull(),
          Column.text("question", "q.question"),
          Column.text("guidance", "q.guidance").orNull(),
          Column.integer("max_score", "q.max_score"),
          Column.flag("critical", "q.critical"),
          Column.integer(POSITION, "q.position"),
          Column.text(READING, "cast(null as text)").orNull().seenFrom(Role.EDUCATOR).inDetail());

  /// As the legacy API answers.
  static final Schema ITEM =
      RowSchema.item(
          "LegacyRubricQuestion",
          COLUMNS.stream().filter(column -> !column.name().equals("critical")).toList());

  private final List<Route> routes;
  private final RubricStore store;
  private final Supplier<RubricMarker> marker;

  RubricResource(
      Resources resources,
      RubricStore store,
      ScenarioStore scenarios,
      Supplier<RubricMarker> marker) {
    this.store = store;
    this.marker = marker;
    Field scenario = Field.reference(SCENARIO, scenarios::exists);
    this.routes =
        resources.routes(
            new Resource("rubric-questions", "Rubric Question", "rubric_questions q", COLUMNS)
                .visible(principal -> OfScenario.visible(principal, "q.scenario_id"))
                .takes(Stream.concat(Stream.of(scenario), store.fieldsV2().stream()).toList())
                .hooks(this)
                .filter(OfScenario.filter("q.scenario_id"))
                .filter(
                    new Filter.Reference(
                        "subcategory",
                        "q.subcategory_id = :subcategory",
                        "subcategories where id = :subcategory"))
                .filter(
                    new Filter.Reference(
                        "category",
                        """
                        exists (select from subcategories c
                          where c.id = q.subcategory_id and c.category_id = :category)\
                        """,
                        "categories where id = :category"))
                .search("q.question", "q.guidance")
                .ordering("id", "q.id")
                .ordering(POSITION, "q.position")
                .ordering("max_score", "q.max_score")
                .order("q.scenario_id, q.position, q.id"));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  /// Says how the embedded evaluator will read the question.
  @Override
  public Json shown(Json row) {
    if (!(JsonText.parse(row.toString()).orElse(null) instanceof ObjectNode question)
        || !question.has(READING)) {
      return row;
    }
    String guidance =
        question.path("guidance").isString() ? question.path("guidance").asString() : null;
    question.put(READING, marker.get().read(question.path("question").asString(), guidance).text());
    return Json.of(CompactJson.write(question));
  }

  /// A question that names no place goes to the end.
  @Override
  public Changes creating(Changes form, Principal principal) {
    return form.isNull(POSITION)
        ? form.with(POSITION, store.nextPosition(new RowId(form.whole(SCENARIO))))
        : form;
  }
}
