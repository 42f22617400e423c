package org.handover.practice.api.v2;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.api.Access;

/// What answers at a path: an [Action] for each of some methods.
public final class Endpoint {
  private final String name;
  private final Map<Method, Action> actions;
  private final Map<String, Action> byMethod = new HashMap<>();
  private final String allow;

  private Endpoint(String name, Map<Method, Action> actions) {
    this.name = name;
    this.actions = new EnumMap<>(actions);
    actions.forEach((method, action) -> byMethod.put(method.name(), action));
    if (actions.containsKey(Method.GET)) {
      byMethod.put("HEAD", actions.get(Method.GET));
    }
    this.allow =
        Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
            .filter(method -> method.equals("OPTIONS") || byMethod.containsKey(method))
            .collect(Collectors.joining(", "));
  }

  /// An endpoint with one action.
  ///
  /// @param name as OPTIONS tells it: `Scenario List`
  public static Endpoint of(String name, Method method, Action action) {
    return new Endpoint(name, Map.of(method, action));
  }

  public static Endpoint of(String name, Map<Method, Action> actions) {
    return new Endpoint(name, actions);
  }

  public Endpoint and(Method method, Action action) {
    Map<Method, Action> more = new EnumMap<>(actions);
    more.put(method, action);
    return new Endpoint(name, more);
  }

  public String name() {
    return name;
  }

  public Map<Method, Action> actions() {
    return new EnumMap<>(actions);
  }

  /// The media types of all actions.
  List<String> renders() {
    return actions.values().stream()
        .flatMap(action -> action.offers().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// The action for the method of a request.
  Optional<Action> action(String method) {
    return Optional.ofNullable(byMethod.get(method));
  }

  /// The value of the `Allow` header.
  String allow() {
    return allow;
  }

  /// Who may ask with a method that there is no action for. Permission comes before the method:
  /// OPTIONS requires the lowest access of all actions here, an unknown method that of a write.
  Access.Level accessWithout(String method) {
    boolean writable = actions.keySet().stream().anyMatch(each -> !each.isSafe());
    return actions.entrySet().stream()
        .filter(entry -> method.equals("OPTIONS") || !writable || !entry.getKey().isSafe())
        .map(entry -> entry.getValue().access())
        .min(Enum::compareTo)
        .orElseThrow();
  }
}
