package org.handover.practice.api.v2.resource;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.api.Blank;
import org.jspecify.annotations.Nullable;

/// What `?ordering=a,-b` asks for, as SQL. Unknown words are ignored; ties go by id.
final class Ordering {
  private Ordering() {}

  static String of(@Nullable String asked, Resource resource) {
    if (asked == null) {
      return resource.order;
    }
    List<String> terms = new ArrayList<>();
    for (String word : asked.split(",", -1)) {
      String term = Blank.strip(word);
      boolean descending = term.startsWith("-");
      String column = resource.orderings.get(descending ? term.substring(1) : term);
      if (column != null && terms.size() < resource.orderings.size()) {
        terms.add(descending ? column + " desc" : column);
      }
    }
    if (terms.isEmpty()) {
      return resource.order;
    }
    terms.add(resource.id());
    return String.join(", ", terms);
  }
}
