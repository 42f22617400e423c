package org.handover.practice.api.v2.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Operation.Parameter;
import org.handover.practice.api.v2.Schema;

/// What documents tell of a resource's actions.
final class Operations {
  private static final Map<String, Object> TEXT = Map.of("type", "string");

  private final Resource resource;
  private final String one;
  private final Schema row;

  Operations(Resource resource) {
    this.resource = resource;
    this.one = one(resource.noun.toLowerCase(Locale.ROOT));
    this.row = RowSchema.of(resource, true);
  }

  Operation list() {
    return Operation.of("List " + plural(), RowSchema.page(resource)).asking(parameters());
  }

  Operation retrieve() {
    return Operation.of("Read " + one, row);
  }

  Operation create() {
    return writing("Create " + one).answering(201);
  }

  Operation replace() {
    return writing("Replace " + one);
  }

  Operation change() {
    return writing("Change " + one);
  }

  Operation delete() {
    return Operation.of("Delete " + one, Schema.NONE).answering(204);
  }

  private String plural() {
    return resource.path.substring(resource.path.lastIndexOf('/') + 1).replace('-', ' ');
  }

  private static String one(String noun) {
    if (noun.startsWith("my ")) {
      return noun;
    }
    return ("aeio".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }

  private Operation writing(String summary) {
    return Operation.of(summary, row)
        .writing(
            resource.form.fields(),
            role -> RowInfo.of(resource.columns, resource.form.fields(), role));
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("page", "From 1, or `last`.", TEXT));
    parameters.add(
        new Parameter(
            "page_size", "How many rows a page has.", Map.of("type", "integer", "default", 20)));
    if (!resource.search.isEmpty()) {
      parameters.add(
          new Parameter(
              "search",
              "Words that all have to be found, %d at most.".formatted(Search.MOST_WORDS),
              Map.of("type", "string", "maxLength", Search.MOST_CHARACTERS)));
    }
    if (!resource.orderings.isEmpty()) {
      String words = String.join(", ", resource.orderings.keySet());
      parameters.add(
          new Parameter("ordering", "Any of %s; a minus turns the order.".formatted(words), TEXT));
    }
    resource.filters.forEach(filter -> parameters.add(parameter(filter)));
    return parameters;
  }

  private static Parameter parameter(Filter filter) {
    return switch (filter) {
      case Filter.Choice f ->
          new Parameter(f.name(), "This word only.", Map.of("type", "string", "enum", f.choices()));
      case Filter.Text f -> new Parameter(f.name(), "Exactly this text.", TEXT);
      case Filter.Flag f -> new Parameter(f.name(), "Or not.", Map.of("type", "boolean"));
      case Filter.Id f -> new Parameter(f.name(), "By id.", Map.of("type", "integer"));
      case Filter.Reference f ->
          new Parameter(f.name(), "By the id of one that there is.", Map.of("type", "integer"));
      case Filter.Moment f ->
          new Parameter(
              f.name(),
              "A moment in ISO 8601, in UTC unless it says otherwise.",
              Map.of("type", "string", "format", "date-time"));
    };
  }
}
