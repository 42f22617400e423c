package org.handover.practice.ai.lexicon;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.marking.Mark;
import org.handover.practice.ai.marking.RubricMarker;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Measures the embedded evaluator on a file of dialogues; `bench/osce` starts it.
final class OsceBench {
  private static final double DOUBTFUL = 0.7;

  private static final String USAGE =
      "usage: bench/osce FILE.jsonl [--predictions OUT.jsonl] [--fit] [--studies]";

  private final PrintStream out;

  private OsceBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String... arguments) throws IOException {
    OsceOptions options = OsceOptions.parse(List.of(arguments));
    if (options == null || !Files.isReadable(options.file())) {
      System.err.println(options == null ? USAGE : "cannot read " + options.file());
      System.exit(2);
      return;
    }
    OsceBench bench = new OsceBench(System.out);
    List<OsceDialogue> dialogues = OsceDialogue.read(options.file());
    bench.measure(dialogues, options.predictions());
    if (options.fit()) {
      bench.fit(dialogues);
    }
    if (options.studies()) {
      bench.study(dialogues);
    }
  }

  private void measure(List<OsceDialogue> dialogues, @Nullable Path predictions)
      throws IOException {
    Duration before = processorTime();
    RubricMarker marker = new RubricMarker(new LexiconEvaluator());
    List<OsceRun> runs = dialogues.stream().map(dialogue -> OsceRun.of(marker, dialogue)).toList();
    Duration spent = processorTime().minus(before);
    if (predictions != null) {
      write(predictions, runs);
    }
    int items = runs.stream().mapToInt(run -> run.items().size()).sum();
    double seconds = spent.toMillis() / 1000.0;
    out.printf(
        Locale.ROOT,
        "%d dialogues, %d items in %.2f s of processor time, start and compiler included: %.0f items a second%n",
        runs.size(),
        items,
        seconds,
        Agreement.share(items, seconds));
    print("the file", runs.stream().flatMap(run -> run.verdicts().stream()).toList());
  }

  private void fit(List<OsceDialogue> dialogues) {
    Weights weights = new OsceStudies(dialogues).fit();
    out.println("weights for evaluator.properties:");
    for (Feature feature : Feature.values()) {
      double weight = weights.byFeature().getOrDefault(feature, 0.0);
      out.printf(Locale.ROOT, "%s=%.2f%n", feature.key(), weight);
    }
  }

  private void study(List<OsceDialogue> dialogues) {
    OsceStudies studies = new OsceStudies(dialogues);
    print("weights from other dialogues and other questions", studies.crossValidated());
    print("without idioms", studies.without(line -> line.startsWith("! ")));
    print("without one-word synonyms", studies.without(line -> line.matches("\\w+: .*")));
    print("without the concepts", studies.without(line -> line.matches(".* [=>] .*")));
    print("each question's own terms unknown to the lexicon", studies.withUnknownTerms());
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void write(Path file, List<OsceRun> runs) throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<String> lines = new ArrayList<>();
    for (OsceRun run : runs) {
      for (int index = 0; index < run.marks().size(); index++) {
        lines.add(mapper.writeValueAsString(prediction(run, index)));
      }
    }
    Files.write(file, lines);
  }

  private static Map<String, Object> prediction(OsceRun run, int index) {
    Finding finding = run.findings().get(index);
    Mark mark = run.marks().get(index);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", run.dialogue().id());
    line.put("item_id", finding.id());
    line.put("asked", finding.asked());
    line.put("turns", mark.evidence().stream().map(Evidence::turn).distinct().toList());
    line.put("score", mark.share());
    line.put("confidence", mark.confidence());
    line.put("needs_review", mark.abstention() != null);
    line.put("reason", mark.abstention() == null ? "" : mark.abstention().key());
    return line;
  }

  private void print(String title, List<ItemComparison> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    OsceMeasures measures = OsceMeasures.of(verdicts);
    List<OsceMeasures> resampled = Bootstrap.resample(verdicts);
    out.printf("%n%s%n", title);
    print("clean", measures.clean());
    print("all", measures.all());
    print("F1, clean", measures, resampled, one -> one.clean().f1());
    print("balanced", measures, resampled, OsceMeasures::balanced);
    print("evidence", measures, resampled, OsceMeasures::evidence);
    out.printf(Locale.ROOT, "  %-10s %.3f%n", "Brier", measures.brier());
    doubtful("yes", verdicts, Finding::asked);
    doubtful("no", verdicts, finding -> !finding.asked());
  }

  /// How many answers would be left to a person if doubt were enough for that, and what it would
  /// cost.
  private void doubtful(String answer, List<ItemComparison> verdicts, Predicate<Finding> given) {
    List<ItemComparison> doubtful =
        verdicts.stream()
            .filter(verdict -> verdict.gold().clean() && given.test(verdict.finding()))
            .filter(verdict -> verdict.finding().confidence() < DOUBTFUL)
            .toList();
    long right = doubtful.stream().filter(v -> v.gold().asked() == v.finding().asked()).count();
    out.printf(
        Locale.ROOT,
        "  %-10s %d with a confidence below %.1f, %d of them right%n",
        answer,
        doubtful.size(),
        DOUBTFUL,
        right);
  }

  private void print(String view, Agreement agreement) {
    out.printf(
        Locale.ROOT,
        "  %-10s P %.3f  R %.3f  F1 %.3f  kappa %.3f%n",
        view,
        agreement.precision(),
        agreement.recall(),
        agreement.f1(),
        agreement.kappa());
  }

  private void print(
      String name,
      OsceMeasures measures,
      List<OsceMeasures> resampled,
      ToDoubleFunction<OsceMeasures> measure) {
    Bootstrap interval = Bootstrap.interval(resampled, measure);
    out.printf(
        Locale.ROOT,
        "  %-10s %.3f  (%.3f to %.3f)%n",
        name,
        measure.applyAsDouble(measures),
        interval.low(),
        interval.high());
  }
}
