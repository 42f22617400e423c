package org.handover.practice.scenarios;

import java.util.List;
import java.util.stream.Stream;
import org.handover.practice.api.Json;
import org.handover.practice.api.Role;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Hooks;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.api.v2.resource.RowSchema;
import org.springframework.stereotype.Component;

/// `/api/v2/characters/`.
@Component
class CharacterResource implements RouteSource, Hooks {
  static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "c.id"),
          Column.text("name", "c.name"),
          Column.integer("age", "c.age").orNull(),
          Column.text("gender", "c.gender").orNull(),
          Column.text("occupation", "c.occupation").orNull(),
          Column.text("voice", "c.voice").orNull(),
          Column.text("avatar_url", "c.avatar_url").orNull(),
          Column.text("persona", "c.persona").seenFrom(Role.EDUCATOR));

  static final Schema ITEM = RowSchema.item("CharacterItem", COLUMNS);

  private final List<Route> routes;
  private final CaseReading saved;

  CharacterResource(Resources resources, CaseReading saved) {
    this.saved = saved;
    List<Column> columns = Stream.concat(COLUMNS.stream(), Stream.of(CaseReading.COLUMN)).toList();
    routes =
        resources.routes(
            new Resource("characters", "Character", "characters c", columns)
                .takes(CharacterStore.FIELDS)
                .hooks(this)
                .search("c.name", "c.occupation")
                .ordering("id", "c.id")
                .ordering("name", "c.name")
                .ordering("age", "c.age"));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  /// Says how the notes are read.
  @Override
  public Json shown(Json row) {
    return saved.ofCharacter(row);
  }
}
