package org.handover.toolkit.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of the old API. Templates come first, in the order of their sources; calls are
/// then counted where they fit, and those that fit none make templates of their own.
final class Inventory {
  /// A template that says a segment goes before one that leaves it open.
  private final Map<String, List<PathTemplate>> templates = new HashMap<>();

  private final Map<Operation, Set<String>> sources = new TreeMap<>();
  private final Map<Operation, Usage> usages = new TreeMap<>();
  private final PathTree others = new PathTree();
  private long uncalled;
  private @Nullable Instant first;
  private @Nullable Instant last;

  void know(String source, Collection<Operation> operations) {
    for (Operation operation : operations) {
      sources.computeIfAbsent(operation, _ -> new TreeSet<>()).add(source);
      name(operation.path());
    }
  }

  /// A template that the user has named.
  void name(PathTemplate template) {
    List<PathTemplate> known =
        templates.computeIfAbsent(root(template.segments()), _ -> new ArrayList<>());
    if (!known.contains(template)) {
      known.add(template);
      known.sort((a, b) -> Boolean.compare(a.varies(), b.varies()));
    }
  }

  /// Templates are looked up by their first words, which seldom vary.
  private static String root(List<String> path) {
    return path.size() > 1 ? path.get(1) : "";
  }

  @Nullable PathTemplate templateOf(List<String> path) {
    for (String root : List.of(root(path), PathTemplate.VARIES, PathTemplate.REST)) {
      for (PathTemplate template : templates.getOrDefault(root, List.of())) {
        if (template.fits(path)) {
          return template;
        }
      }
    }
    return null;
  }

  void count(String source, Call call) {
    note(call.at());
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    if (method.equals("OPTIONS")) {
      return;
    }
    PathTemplate template = templateOf(call.path());
    if (template != null) {
      Operation operation = new Operation(method, template);
      if (sources.containsKey(operation) || isAnswer(call)) {
        usages.computeIfAbsent(operation, _ -> new Usage()).add(call);
        sources.computeIfAbsent(operation, _ -> new TreeSet<>()).add(source);
        return;
      }
    } else if (isAnswer(call)) {
      others.add(call.withMethod(method));
      return;
    }
    uncalled++;
  }

  private static boolean isAnswer(Call call) {
    return call.status() != 404 && call.status() != 405 && call.status() != 400;
  }

  private void note(@Nullable Instant at) {
    if (at != null) {
      first = first == null || at.isBefore(first) ? at : first;
      last = last == null || at.isAfter(last) ? at : last;
    }
  }

  /// After the last call: paths that no template fitted become operations.
  ///
  /// @param source from which they are known
  void close(String source) {
    others.each((operation, usage) -> {
      usages.computeIfAbsent(operation, _ -> new Usage()).add(usage);
      sources.computeIfAbsent(operation, _ -> new TreeSet<>()).add(source);
      name(operation.path());
    });
  }

  Set<Operation> operations() {
    return sources.keySet();
  }

  Set<String> sources(Operation operation) {
    return sources.getOrDefault(operation, Set.of());
  }

  Usage usage(Operation operation) {
    return usages.getOrDefault(operation, new Usage());
  }

  long uncalled() {
    return uncalled;
  }

  /// That the calls span; one at least.
  double days() {
    Instant from = first;
    Instant to = last;
    return from == null || to == null
        ? 1
        : Math.max(1, Duration.between(from, to).toSeconds() / 86_400.0);
  }
}
