package org.handover.toolkit.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// What `flask routes` prints: a table of endpoint, methods and rule, whose columns are two blanks
/// apart.
final class FlaskRoutes {
  private FlaskRoutes() {}

  /// @throws StoppedException if a line is none of it
  static List<Operation> parse(String text) {
    List<Operation> operations = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    int table =
        lines.indexOf(lines.stream().filter(l -> l.matches("-+ .*")).findFirst().orElse(""));
    for (String line : lines.subList(Math.max(table + 1, 0), lines.size())) {
      String[] columns = line.split(" {2,}", -1);
      if (table < 0 || columns.length != 3 || !columns[2].startsWith("/")) {
        throw new StoppedException(
            new Fault.Misconfigured(
                "the list of routes",
                "has the line '%s'".formatted(line),
                "give what `flask routes` prints"));
      }
      PathTemplate path = PathTemplate.parse(columns[2]);
      Arrays.stream(columns[1].split(", *"))
          .filter(method -> !method.equals("HEAD") && !method.equals("OPTIONS"))
          .map(method -> new Operation(method, path))
          .forEach(operations::add);
    }
    return operations;
  }
}
