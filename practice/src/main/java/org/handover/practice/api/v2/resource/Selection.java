package org.handover.practice.api.v2.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handover.practice.api.Blank;
import org.handover.practice.api.Principal;
import org.handover.practice.api.PythonInt;
import org.handover.practice.api.Query;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Params;

/// Which rows of a resource a request asks for: what the caller may see, narrowed by filters and
/// search. Mistakes are collected, and told all at once.
final class Selection {
  static final String NOT_AVAILABLE =
      "Select a valid choice. That choice is not one of the available choices.";

  private static final int LONGEST_NUMBER = 1_000;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final List<Filter.Reference> references = new ArrayList<>();
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  Selection(Resource resource, Params params, Principal principal) {
    conditions.add(resource.visible.apply(principal));
    values.put("principal", principal.id());
    values.put("educator", principal.isEducator());
    for (Filter filter : resource.filters) {
      String value = params.get(filter.name());
      if (value != null && !value.isEmpty()) {
        apply(filter, value);
      }
    }
    String asked = params.get("search");
    if (asked != null && !resource.search.isEmpty()) {
      search(asked, resource.search);
    }
  }

  private void search(String asked, List<String> columns) {
    Optional<String> excess = Search.excess(asked);
    String[] patterns = Search.words(asked).stream().map(Search::pattern).toArray(String[]::new);
    if (excess.isPresent()) {
      errors.put("search", List.of(excess.get()));
    } else if (patterns.length > 0) {
      keep(Search.condition(columns), "search", patterns);
    }
  }

  private void apply(Filter filter, String value) {
    switch (filter) {
      case Filter.Choice f -> {
        if (f.choices().contains(value)) {
          keep(f.condition(), f.name(), value);
        } else {
          errors.put(f.name(), List.of(notAChoice(value)));
        }
      }
      case Filter.Text f -> {
        if (Query.canMatch(value)) {
          keep(f.condition(), f.name(), value);
        } else {
          errors.put(f.name(), List.of("Null characters are not allowed."));
        }
      }
      case Filter.Flag f -> {
        String word = value.toLowerCase(Locale.ROOT);
        if (List.of("1", "0", "true", "false").contains(word)) {
          keep(f.condition(), f.name(), word.equals("1") || word.equals("true"));
        }
      }
      case Filter.Id f -> id(f, value);
      case Filter.Reference f -> reference(f, value);
      case Filter.Moment f ->
          Moments.parse(value)
              .ifPresentOrElse(
                  moment -> keep(f.condition(), f.name(), moment),
                  () -> errors.put(f.name(), List.of("Enter a valid date/time.")));
    }
  }

  /// A number that no id can be matches nothing.
  private void id(Filter.Id filter, String value) {
    try {
      BigDecimal number = new BigDecimal(Blank.strip(value.length() > LONGEST_NUMBER ? "" : value));
      keep(filter.condition(), filter.name(), number.intValueExact());
    } catch (NumberFormatException notANumber) {
      errors.put(filter.name(), List.of("Enter a number."));
    } catch (ArithmeticException noId) {
      conditions.add("false");
    }
  }

  private void reference(Filter.Reference filter, String value) {
    RowId id = PythonInt.parse(value).map(RowId::of).orElse(RowId.NONE);
    if (id.equals(RowId.NONE)) {
      errors.put(filter.name(), List.of(NOT_AVAILABLE));
    } else {
      references.add(filter);
      keep(filter.condition(), filter.name(), id.value());
    }
  }

  private static String notAChoice(String value) {
    return "Select a valid choice. %s is not one of the available choices.".formatted(value);
  }

  private void keep(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  /// SQL to go behind `where`.
  String condition() {
    return String.join(" and ", conditions);
  }

  /// The parameters of the condition.
  Map<String, Object> values() {
    return values;
  }

  /// The filters that name a row which has yet to be found.
  List<Filter.Reference> references() {
    return references;
  }

  /// What is wrong with the filters, as far as it can be told without asking the database.
  Map<String, List<String>> errors() {
    return errors;
  }
}
