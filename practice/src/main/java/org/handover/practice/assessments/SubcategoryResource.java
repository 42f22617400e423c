package org.handover.practice.assessments;

import java.util.List;
import org.handover.practice.api.Field;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.api.v2.resource.RowSchema;
import org.springframework.stereotype.Component;

/// `/api/v2/subcategories/`.
@Component
class SubcategoryResource implements RouteSource {
  static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "s.id"),
          Column.text("name", "s.name"),
          Column.integer("category_id", "s.category_id"));

  static final Schema ITEM = RowSchema.item("SubcategoryItem", COLUMNS);

  private final List<Route> routes;

  SubcategoryResource(Resources resources, CategoryStore categories) {
    routes =
        resources.routes(
            new Resource("subcategories", "Subcategory", "subcategories s", COLUMNS)
                .takes(
                    List.of(
                        Field.required("name", SubcategoryStore.MAX_NAME),
                        Field.reference("category_id", categories::exists)))
                .filter(
                    new Filter.Reference(
                        "category", "s.category_id = :category", "categories where id = :category"))
                .search("s.name")
                .ordering("id", "s.id")
                .ordering("name", "s.name"));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
