package org.handover.practice.assessments;

import java.util.Map;
import org.handover.practice.api.Access;
import org.handover.practice.api.ApiException;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// `/api/categories` and `/api/subcategories`.
@Controller
@RequestMapping("/api")
class CategoriesLegacyController implements Described {
  private final CategoryStore categories;
  private final SubcategoryStore subcategories;

  CategoriesLegacyController(CategoryStore categories, SubcategoryStore subcategories) {
    this.categories = categories;
    this.subcategories = subcategories;
  }

  @GetMapping("/categories")
  @Access(Access.Level.ANYONE)
  Reply list() {
    return Reply.ok(categories.all());
  }

  @PostMapping("/categories")
  @Access(Access.Level.EDUCATOR)
  Reply create(JsonBody body) {
    return Reply.created(categories.insert(LegacyForm.create(CategoryStore.FIELDS, body)));
  }

  @PutMapping("/categories/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply update(@PathVariable RowId id, JsonBody body) {
    requireCategory(id);
    return Reply.ok(
        categories
            .update(id, LegacyForm.update(CategoryStore.FIELDS, body))
            .orElseThrow(() -> ApiException.notFound("Category")));
  }

  @DeleteMapping("/categories/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply delete(@PathVariable RowId id) {
    if (!categories.delete(id)) {
      throw ApiException.notFound("Category");
    }
    return Reply.message("Category deleted");
  }

  @PostMapping("/categories/{id:\\p{Nd}+}/subcategories")
  @Access(Access.Level.EDUCATOR)
  Reply createSubcategory(@PathVariable RowId id, JsonBody body) {
    requireCategory(id);
    return Reply.created(
        subcategories.insert(id, LegacyForm.create(SubcategoryStore.FIELDS, body)));
  }

  @DeleteMapping("/subcategories/{id:\\p{Nd}+}")
  @Access(Access.Level.EDUCATOR)
  Reply deleteSubcategory(@PathVariable RowId id) {
    if (!subcategories.delete(id)) {
      throw ApiException.notFound("Subcategory");
    }
    return Reply.message("Subcategory deleted");
  }

  private void requireCategory(RowId id) {
    if (!categories.exists(id)) {
      throw ApiException.notFound("Category");
    }
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        "list", Operation.of("List categories", Schema.listOf(CategoryResource.ITEM)),
        "create",
            Operation.of("Create a category", CategoryResource.ITEM)
                .taking(CategoryStore.FIELDS)
                .answering(201)
                .refusing(409),
        "update",
            Operation.of("Change a category", CategoryResource.ITEM)
                .taking(CategoryStore.FIELDS)
                .refusing(409),
        "delete", Operation.of("Delete a category", Schema.MESSAGE),
        "createSubcategory",
            Operation.of("Add a subcategory to a category", SubcategoryResource.ITEM)
                .taking(SubcategoryStore.FIELDS)
                .answering(201),
        "deleteSubcategory", Operation.of("Delete a subcategory", Schema.MESSAGE));
  }
}
