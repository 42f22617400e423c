package org.handover.practice.assessments;

import java.util.List;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.Schema;
import org.handover.practice.api.v2.form.Rule;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.api.v2.resource.RowSchema;
import org.springframework.stereotype.Component;

/// `/api/v2/categories/`.
@Component
class CategoryResource implements RouteSource {
  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("id", "c.id"),
          Column.text("name", "c.name"),
          Column.text("description", "c.description").orNull(),
          Column.rows(
              "subcategories",
              SubcategoryResource.COLUMNS,
              "subcategories s where s.category_id = c.id order by s.id"));

  static final Schema ITEM = RowSchema.item("CategoryItem", COLUMNS);

  private final List<Route> routes;

  CategoryResource(Resources resources, CategoryStore store) {
    routes =
        resources.routes(
            new Resource("categories", "Category", "categories c", COLUMNS)
                .takes(
                    CategoryStore.FIELDS,
                    new Rule("name", "category with this name already exists.", store::hasName))
                .search("c.name", "c.description")
                .ordering("id", "c.id")
                .ordering("name", "c.name"));
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
