package org.handover.toolkit.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.InventorySettings;
import org.handover.toolkit.inventory.EndpointReport.Standing;
import org.handover.toolkit.inventory.LiveAnswers.Live;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Chapter;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Progress;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// Makes the inventory from all sources that there are.
public final class InventoryRun {
  private static final String LOG = "log";

  private final InventorySettings settings;
  private final @Nullable Path cases;
  private final List<Path> logs;
  private final @Nullable LiveAnswers live;
  private final UrlMap urlMap;

  /// @param more access logs beside those of `handover.yml`
  /// @param live whether the new backend is asked
  public InventoryRun(Configuration configuration, List<Path> more, boolean live) {
    this.settings = configuration.inventory();
    this.urlMap = new UrlMap(configuration);
    this.live = live ? LiveAnswers.of(configuration) : null;
    this.cases = configuration.parity().cases();
    this.logs = new ArrayList<>(settings.logs());
    this.logs.addAll(more);
  }

  public InventoryReport run(Progress progress) throws IOException {
    Inventory inventory = new Inventory();
    settings.templates().forEach(template -> inventory.name(PathTemplate.parse(template)));
    Path routes = settings.routes();
    Path document = settings.openapi();
    Path har = settings.har();
    if (routes != null) {
      inventory.know("routes", FlaskRoutes.parse(text(routes)));
    }
    inventory.know("url map", urlMap.operations());
    if (document != null) {
      inventory.know("openapi", OpenApiOperations.parse(document.toString(), text(document)));
    }
    if (har != null) {
      HarFile.parse(har.toString(), text(har)).forEach(call -> inventory.count("har", call));
    }
    AccessLogs reader = new AccessLogs(call -> inventory.count(LOG, call));
    for (int i = 0; i < logs.size(); i++) {
      progress.at("reading " + logs.get(i).getFileName(), i, logs.size());
      reader.read(readable(logs.get(i)));
    }
    inventory.close(logs.isEmpty() ? "har" : LOG);
    return report(inventory, reader, progress);
  }

  private InventoryReport report(Inventory inventory, AccessLogs reader, Progress progress)
      throws IOException {
    Path nextDocument = settings.nextOpenapi();
    Map<Operation, Live> answers =
        live == null ? Map.of() : live.to(inventory.operations(), progress);
    Set<Operation> next = nextDocument == null ? Set.of() : next(inventory, nextDocument);
    boolean called = reader.lines() > 0 || settings.har() != null;
    Map<Operation, CaseReach> reach = reach(inventory);
    Set<Operation> all = new TreeSet<>(inventory.operations());
    all.addAll(next);
    List<EndpointReport> endpoints =
        all.stream()
            .map(operation -> {
              Live said = answers.get(operation);
              boolean told = nextDocument != null;
              Standing standing =
                  inventory.operations().contains(operation)
                      ? standing(
                          said, told, next.contains(operation), called, inventory.usage(operation))
                      : Standing.EXTRA;
              return endpoint(inventory, operation, standing, next, said, reach.get(operation));
            })
            .toList();
    return new InventoryReport(
        endpoints,
        nextDocument != null || live != null,
        reader.lines(),
        reader.unread(),
        inventory.uncalled());
  }

  /// What the new backend serves, by the old one's names.
  private static Set<Operation> next(Inventory inventory, Path document) throws IOException {
    Map<Operation, Operation> known = new HashMap<>();
    inventory
        .operations()
        .forEach(o -> known.put(new Operation(o.method(), o.path().inOneName()), o));
    Set<Operation> next = new TreeSet<>();
    for (Operation operation : OpenApiOperations.parse(document.toString(), text(document))) {
      next.add(known.getOrDefault(operation, operation));
    }
    return next;
  }

  /// An answer counts for more than a document.
  private static Standing standing(
      @Nullable Live said, boolean told, boolean inDocument, boolean called, Usage usage) {
    boolean clear = said != null && said != Live.UNCLEAR;
    if (clear ? said == Live.NOT_SERVED : told && !inDocument) {
      return Standing.MISSING;
    }
    if (said == Live.UNCLEAR && !told) {
      return Standing.UNCLEAR;
    }
    return called && usage.calls() == 0 ? Standing.NEVER_CALLED : Standing.COVERED;
  }

  private static EndpointReport endpoint(
      Inventory inventory,
      Operation operation,
      Standing standing,
      Set<Operation> next,
      @Nullable Live said,
      @Nullable CaseReach reach) {
    Usage usage = inventory.usage(operation);
    Set<String> sources = new TreeSet<>(inventory.sources(operation));
    if (next.contains(operation)) {
      sources.add("next");
    }
    return new EndpointReport(
        operation.toString(),
        standing,
        sources,
        said == null ? "" : said.toString(),
        new TreeSet<>(usage.statuses()),
        new TreeSet<>(usage.parameters()),
        usage.calls(),
        usage.calls() / inventory.days(),
        usage.last() == null ? "" : String.valueOf(usage.last()),
        reach == null ? 0 : reach.cases(),
        reach == null ? Set.of() : new TreeSet<>(reach.callers()),
        CaseReach.unreached(usage, reach));
  }

  private Map<Operation, CaseReach> reach(Inventory inventory) {
    Map<Operation, CaseReach> reach = new HashMap<>();
    if (cases == null) {
      return reach;
    }
    for (Chapter chapter : Corpus.read(cases).chapters()) {
      for (Case played : chapter.cases()) {
        Call call = CaseReach.call(played);
        PathTemplate template = inventory.templateOf(call.path());
        if (template != null) {
          reach
              .computeIfAbsent(new Operation(call.method(), template), _ -> new CaseReach())
              .add(played);
        }
      }
    }
    return reach;
  }

  private static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new StoppedException(
          new Fault.Misconfigured(file.toString(), "is no file that can be read", "name one"));
    }
    return file;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(readable(file));
  }
}
