package org.handover.practice.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Json;
import org.handover.practice.api.Role;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Hooks;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.api.v2.resource.RowSchema;
import org.springframework.stereotype.Component;

/// `/api/v2/scenarios/`.
@Component
class ScenarioResource implements RouteSource, Hooks {
  static final List<Column> TAG =
      List.of(Column.integer("id", "t.id"), Column.text("name", "t.name"));

  private static final List<Column> COLUMNS = columns(true);

  /// As the legacy API answers.
  static final Schema ITEM = RowSchema.item("LegacyScenario", columns(false));

  private static List<Column> question(boolean v2) {
    return Stream.of(
            Column.integer("id", "q.id"),
            Column.integer("scenario_id", "q.scenario_id"),
            Column.integer("subcategory_id", "q.subcategory_id").orNull(),
            Column.text("question", "q.question"),
            Column.text("guidance", "q.guidance").orNull(),
            Column.integer("max_score", "q.max_score"),
            Column.flag("critical", "q.critical"),
            Column.integer("position", "q.position"))
        .filter(column -> v2 || !column.name().equals("critical"))
        .toList();
  }

  private static List<Column> columns(boolean v2) {
    return Stream.of(
            Column.integer("id", "s.id"),
            Column.text("title", "s.title"),
            Column.text("description", "s.description").orNull(),
            Column.text("opening_line", "s.opening_line").orNull(),
            Column.word("difficulty", "s.difficulty", ScenarioForm.DIFFICULTIES),
            Column.flag("is_published", "s.is_published"),
            Column.integer("pass_mark", "s.pass_mark").orNull(),
            Column.row(
                "character", CharacterResource.COLUMNS, "characters c where c.id = s.character_id"),
            Column.rows("tags", TAG, "assistant_tags t where t.scenario_id = s.id order by t.id"),
            Column.rows(
                "rubric_questions",
                question(v2),
                "rubric_questions q where q.scenario_id = s.id order by q.position, q.id"),
            Column.text("instructions", "s.instructions").seenFrom(Role.EDUCATOR),
            CaseReading.COLUMN)
        .filter(column -> v2 || !column.name().equals("pass_mark"))
        .toList();
  }

  private final List<Route> routes;
  private final ScenarioStore store;
  private final CaseReading saved;

  ScenarioResource(Resources resources, ScenarioStore store, ScenarioForm form, CaseReading saved) {
    this.store = store;
    this.saved = saved;
    this.routes =
        resources.routes(
            new Resource("scenarios", "Scenario", "assistant_scenarios s", COLUMNS)
                .visible(principal -> ScenarioStatements.of(principal.isEducator()).visible())
                .takes(form.fieldsV2())
                .hooks(this)
                .filter(
                    new Filter.Choice(
                        "difficulty", "s.difficulty = :difficulty", ScenarioForm.DIFFICULTIES))
                .filter(
                    new Filter.Text(
                        "tag",
                        """
                        exists (select from assistant_tags t
                          where t.scenario_id = s.id and t.name = :tag)\
                        """))
                .filter(
                    new Filter.Reference(
                        "category",
                        """
                        exists (select from rubric_questions q
                          join subcategories c on c.id = q.subcategory_id
                          where q.scenario_id = s.id and c.category_id = :category)\
                        """,
                        "categories where id = :category"))
                .filter(
                    new Filter.Reference(
                        "character",
                        "s.character_id = :character",
                        "characters where id = :character"))
                .filter(new Filter.Flag("is_published", "s.is_published = :is_published"))
                .search("s.title", "s.description")
                .ordering("id", "s.id")
                .ordering("title", "s.title")
                .ordering("difficulty", "s.difficulty")
                .ordering("created_at", "s.created_at"));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Changes changing(Changes form) {
    return form.without(ScenarioForm.TAGS);
  }

  /// Says how the character's notes and the instructions are read.
  @Override
  public Json shown(Json row) {
    return saved.ofScenario(row);
  }

  /// Tags that are sent back as they were keep their ids.
  @Override
  public void stored(RowId id, Changes form) {
    form.names(ScenarioForm.TAGS)
        .filter(names -> !names.equals(store.tags(id)))
        .ifPresent(names -> store.replaceTags(id, names));
  }
}
