package org.handover.toolkit.gateway.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handover.toolkit.traffic.Backend;
import org.handover.toolkit.traffic.Route;
import org.handover.toolkit.traffic.RouteTable;

/// The rules of `routes:` as maps. nginx tries the patterns of a map in their order, so the first
/// that matches decides. Each condition on a header is one digit in front of method and path.
///
/// All texts of a [Route] are of few characters; they are checked where it is made.
final class RouteMaps {
  /// The value of a condition that any header fulfils which is not empty.
  private static final String ANY = "*";

  private final RouteTable routes;
  private final List<Map.Entry<String, String>> conditions;

  RouteMaps(RouteTable routes) {
    this.routes = routes;
    this.conditions =
        routes.routes().stream()
            .flatMap(route -> new TreeMap<>(route.headers()).entrySet().stream())
            .distinct()
            .toList();
  }

  String text() {
    List<String> maps = new ArrayList<>();
    maps.add("# The group of a request: the first rule that matches.");
    for (int i = 0; i < conditions.size(); i++) {
      maps.add(condition(i));
    }
    maps.add(groups());
    maps.add(firstChoice());
    maps.add(tickets());
    return String.join("\n", maps) + "\n";
  }

  private String condition(int index) {
    Map.Entry<String, String> wanted = conditions.get(index);
    String value = wanted.getValue().equals(ANY) ? "." : escaped(wanted.getValue()) + "\\z";
    return """
    map $http_%s $handover_condition_%d {
      default 0;
      "~^%s" 1;
    }\
    """
        .formatted(wanted.getKey().replace('-', '_'), index, value);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        escaped.append('\\');
      }
      escaped.append(text.charAt(i));
    }
    return escaped.toString();
  }

  private String groups() {
    StringBuilder map = new StringBuilder("map \"");
    for (int i = 0; i < conditions.size(); i++) {
      map.append("${handover_condition_").append(i).append('}');
    }
    map.append(" $request_method $uri\" $handover_group {\n");
    map.append("  default %s;\n".formatted(RouteTable.OTHER));
    for (Route route : routes.routes()) {
      map.append("  \"~%s\" %s;\n".formatted(pattern(route), route.group()));
    }
    return map.append('}').toString();
  }

  private String pattern(Route route) {
    StringBuilder pattern = new StringBuilder("^");
    for (Map.Entry<String, String> condition : conditions) {
      pattern.append(route.headers().entrySet().contains(condition) ? '1' : '.');
    }
    List<String> methods = route.methods().stream().sorted().toList();
    pattern
        .append(' ')
        .append(methods.isEmpty() ? "[^ ]+" : "(?:%s)".formatted(String.join("|", methods)));
    String path = route.path().regex();
    // Anchored by itself: without ^, and with the very end in place of $, which lets a line end by.
    return pattern.append(' ').append(path, 1, path.length() - 1).append("\\z").toString();
  }

  /// Where a request goes when no share moves it.
  private String firstChoice() {
    StringBuilder map = new StringBuilder("map $handover_group $handover_first {\n");
    map.append("  default legacy;\n");
    routes.routes().stream()
        .filter(route -> route.to().filter(to -> to == Backend.NEXT).isPresent())
        .map(Route::group)
        .distinct()
        .forEach(group -> map.append("  %s next;\n".formatted(group)));
    return map.append('}').toString();
  }

  /// The file that is there when the bucket of a movable group is on the new backend.
  private String tickets() {
    StringBuilder map = new StringBuilder("map $handover_group $handover_ticket {\n");
    map.append("  default fixed;\n");
    for (String group : routes.movable()) {
      map.append("  %1$s \"current/%1$s/$handover_bucket\";\n".formatted(group));
    }
    return map.append('}').toString();
  }
}
