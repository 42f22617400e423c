package org.handover.toolkit.page;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One self-contained document, put together from top to bottom. All texts are escaped here.
public final class HtmlPage {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
        :root { color-scheme: light dark; --line: #8886; --pass: #176f2c; --fail: #b3261e; --open: #8a5a00;
          --legacy: #b35c00; --next: #0b62a8 }
        @media (prefers-color-scheme: dark) { :root { --pass: #6fce84; --fail: #ff8a80; --open: #f0bf5c;
          --legacy: #f2a65a; --next: #7cc0f5 } }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
        h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
        .wide { overflow-x: auto } table { border-collapse: collapse; width: 100%% }
        th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top;
          overflow-wrap: anywhere } th { font-weight: 600; overflow-wrap: normal } td:first-child { white-space: nowrap }
        .pass, .passed, .signed { color: var(--pass); font-weight: 600 }
        .fail, .failed { color: var(--fail); font-weight: 600 }
        .inconclusive, .open, .stale { color: var(--open); font-weight: 600 }
        .note { opacity: .75 } svg { max-width: 100%%; height: auto } svg text { fill: currentColor; font-size: 12px }
        @media print { body { margin: 0; max-width: none; font-size: 11px } h2 { break-after: avoid } tr { break-inside: avoid } }
      </style>
      </head>
      <body>
      <main>
      <h1>%1$s</h1>
      %2$s
      </main>
      </body>
      </html>
      """;

  private final String title;
  private final List<String> parts = new ArrayList<>();

  public HtmlPage(String title) {
    this.title = title;
  }

  /// The verdict, as its own word, and what it comes to.
  public HtmlPage verdict(String verdict, String summary) {
    parts.add(
        "<p><span class=\"%1$s\">%1$s</span> %2$s</p>"
            .formatted(escaped(verdict), escaped(summary)));
    return this;
  }

  public HtmlPage heading(String text) {
    parts.add("<h2>%s</h2>".formatted(escaped(text)));
    return this;
  }

  public HtmlPage note(String text) {
    parts.add("<p class=\"note\">%s</p>".formatted(escaped(text)));
    return this;
  }

  /// Without lines there is no table. The first cell of a line is also its style.
  public HtmlPage table(List<String> columns, List<List<String>> lines) {
    if (!lines.isEmpty()) {
      parts.add(
          "<div class=\"wide\"><table>%n<thead>%s</thead>%n<tbody>%n%s%n</tbody></table></div>"
              .formatted(
                  columns.stream()
                      .map(c -> "<th scope=\"col\">%s</th>".formatted(escaped(c)))
                      .collect(joining("", "<tr>", "</tr>")),
                  lines.stream().map(HtmlPage::line).collect(joining("\n"))));
    }
    return this;
  }

  private static String line(List<String> cells) {
    String style = cells.getFirst().replace(' ', '-');
    String first =
        style.matches("[a-z-]{1,20}")
            ? "<td class=\"%s\">%s</td>".formatted(style, escaped(cells.getFirst()))
            : "<td>%s</td>".formatted(escaped(cells.getFirst()));
    return "<tr>"
        + first
        + cells.stream().skip(1).map(c -> "<td>%s</td>".formatted(escaped(c))).collect(joining())
        + "</tr>";
  }

  /// A drawing, which is markup already.
  public HtmlPage drawing(LineChart chart) {
    parts.add(chart.svg());
    return this;
  }

  public String text() {
    return PAGE.formatted(escaped(title), String.join("\n", parts));
  }

  /// Folders on the way are made.
  public void write(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Files.writeString(file, text());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
