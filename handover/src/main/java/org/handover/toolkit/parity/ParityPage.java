package org.handover.toolkit.parity;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.handover.toolkit.parity.rows.RowMismatch;
import org.jspecify.annotations.Nullable;

/// A report as one page that needs nothing else: the verdict, what was covered, and each kind of
/// difference with one example.
final class ParityPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s: parity %2$s</title>
      <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #222 }
        table { border-collapse: collapse; width: 100%% } th, td { border: 1px solid #ccc; padding: .3rem .6rem;
          text-align: left; vertical-align: top; overflow-wrap: anywhere } th { background: #f3f3f3 }
        pre { background: #f7f7f7; padding: .6rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
        .pass { color: #176f2c } .fail, .high { color: #b3261e } .inconclusive, .medium { color: #8a5a00 }
        .side { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem } details { margin: .6rem 0 }
        summary { cursor: pointer }
      </style>
      <h1>%1$s: parity %2$s</h1>
      <p><strong class="%3$s">%3$s</strong> %4$s <br>Made %5$s; differences count from grade <em>%6$s</em> on.</p>
      %7$s
      </html>
      """;

  private ParityPage() {}

  static String of(String name, ParityReport report, Instant at) {
    return PAGE.formatted(
        escaped(name),
        report.mode(),
        report.verdict().name().toLowerCase(Locale.ROOT),
        escaped(report.summary()),
        at.truncatedTo(ChronoUnit.SECONDS),
        report.failOn(),
        List.of(
                section("Not finished", report.unfinished(), ParityPage::paragraph),
                section("Differences in answers", report.groups(), ParityPage::group),
                rows(report.rows()),
                section("Waivers that are over", report.ended(), ParityPage::paragraph),
                section("Waivers that nothing needed", report.idle(), ParityPage::paragraph),
                section("Rules that nothing needed", report.unused(), ParityPage::paragraph),
                reads(report.reads()),
                coverage(report.coverage()))
            .stream()
            .collect(joining("\n")));
  }

  private static <T> String section(String title, List<T> things, Function<T, String> shown) {
    return things.isEmpty()
        ? ""
        : "<h2>%s</h2>\n%s".formatted(title, things.stream().map(shown).collect(joining("\n")));
  }

  private static String paragraph(String text) {
    return "<pre>%s</pre>".formatted(escaped(text));
  }

  private static String group(MismatchGroup group) {
    return """
    <details><summary><span class="%s">%s</span> %s, in %d cases: %s against %s</summary>
    <p>%s: %s</p>
    <pre>%s</pre>
    <div class="side"><div><p>legacy</p><pre>%s</pre></div><div><p>next</p><pre>%s</pre></div></div>
    <p>To repeat it:</p><pre>%s</pre>
    </details>
    """
        .formatted(
            group.grade(),
            group.grade(),
            escaped(group.what()),
            group.cases(),
            escaped(MismatchGroup.brief(group.mismatch().legacy())),
            escaped(MismatchGroup.brief(group.mismatch().next())),
            escaped(group.example().chapter()),
            escaped(group.example().name()),
            escaped(group.example().exchange().sent()),
            escaped(group.example().exchange().legacy()),
            escaped(group.example().exchange().next()),
            escaped(group.example().exchange().curl()));
  }

  private static String rows(List<RowMismatch> rows) {
    return rows.isEmpty()
        ? ""
        : table(
            "Differences in rows",
            List.of("what", "where", "legacy", "next", "after the case"),
            rows.stream()
                .map(row ->
                    List.of(
                        row.mismatch().kind().toString(),
                        row.mismatch().where(),
                        row.mismatch().legacy(),
                        row.mismatch().next(),
                        row.cause()))
                .toList());
  }

  private static String reads(@Nullable ReadFacts reads) {
    return reads == null
        ? ""
        : reads.tables().stream()
            .filter(t -> !t.rows().isEmpty())
            .map(t -> table("Reads: " + t.title(), t.columns(), t.rows()))
            .collect(joining("\n"));
  }

  private static String coverage(List<Coverage> coverage) {
    return table(
        "Coverage",
        List.of("endpoint", "cases", "that differ", "statuses", "callers"),
        coverage.stream()
            .map(c ->
                List.of(
                    c.endpoint(),
                    String.valueOf(c.cases()),
                    String.valueOf(c.failed()),
                    c.statuses().stream().map(String::valueOf).collect(joining(", ")),
                    String.join(", ", c.callers())))
            .toList());
  }

  private static String table(String title, List<String> columns, List<List<String>> lines) {
    return "<h2>%s</h2>\n<table>\n%s\n%s\n</table>"
        .formatted(
            title,
            line("th", columns),
            lines.stream().map(cells -> line("td", cells)).collect(joining("\n")));
  }

  private static String line(String tag, List<String> cells) {
    return cells.stream()
        .map(cell -> "<%s>%s</%s>".formatted(tag, escaped(cell), tag))
        .collect(joining("", "<tr>", "</tr>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
