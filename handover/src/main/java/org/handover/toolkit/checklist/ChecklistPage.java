package org.handover.toolkit.checklist;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.handover.toolkit.page.HtmlPage;
import org.jspecify.annotations.Nullable;

/// The checklist as a page to hand in.
public final class ChecklistPage {
  private ChecklistPage() {}

  /// Written into a file, whose folder is made.
  ///
  /// @param at when it was computed
  public static void write(Path file, ChecklistReport report, Instant at) throws IOException {
    of(report, at).write(file);
  }

  static HtmlPage of(ChecklistReport report, Instant at) {
    HtmlPage page = new HtmlPage(report.migration() + ": checklist of the migration");
    page.verdict(report.verdict().name().toLowerCase(Locale.ROOT), report.summary());
    for (Phase section : Phase.values()) {
      page.heading(title(section))
          .table(
              List.of("state", "item", "saw", "what to do", "evidence", "at"),
              report.items().stream()
                  .filter(item -> item.section() == section)
                  .map(ChecklistPage::line)
                  .toList());
    }
    return page.heading("Evidence")
        .table(
            List.of("state", "of", "is"),
            List.of(
                List.of(
                    report.journal().verdict().name().toLowerCase(Locale.ROOT),
                    "journal",
                    report.journal().saw()),
                List.of("", "last line's hash", report.head()),
                List.of("", "database", report.database()),
                List.of("", "legacy backend", version(report.versions().legacy())),
                List.of("", "new backend", version(report.versions().next()))))
        .note("Computed at %s.".formatted(at.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static String title(Phase section) {
    return switch (section) {
      case PRE_MIGRATION -> "Before the migration";
      case VALIDATION -> "Validation";
      case POST_MIGRATION -> "The weeks after";
    };
  }

  private static List<String> line(ChecklistItem item) {
    return List.of(
        item.state().toString(),
        item.name(),
        item.saw(),
        item.remedy(),
        item.evidence(),
        item.at() == null
            ? ""
            : "%s (%s ago)".formatted(item.at().truncatedTo(ChronoUnit.SECONDS), item.age()));
  }

  private static String version(@Nullable String version) {
    return Objects.requireNonNullElse(
        version, "of an unknown version: set version or start in handover.yml");
  }
}
