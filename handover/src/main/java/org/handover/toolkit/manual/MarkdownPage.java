package org.handover.toolkit.manual;

import java.util.stream.Collectors;

/// A page for the documentation's folder. What is between the two marks is made here; what stands
/// after them was written by hand and is kept.
public final class MarkdownPage {
  private static final String BEGIN =
      "<!-- made by `bin/handover pages docs/handover`: write below the end mark -->";
  private static final String END = "<!-- end -->";

  private MarkdownPage() {}

  /// The page with the text that somebody wrote beneath the old one.
  ///
  /// @param before what is on the disk; empty: nothing
  public static String text(Page page, String before) {
    int end = before.indexOf(END);
    String kept = end < 0 ? "\n" : before.substring(end + END.length());
    return BEGIN + "\n" + made(page, 1) + END + kept;
  }

  private static String made(Page page, int level) {
    StringBuilder text = new StringBuilder();
    text.append("#".repeat(level)).append(' ').append(page.name()).append("\n\n");
    text.append(page.description()).append("\n\n");
    text.append(block(page.synopsis()));
    if (!page.arguments().isEmpty()) {
      text.append("| argument | |\n|---|---|\n");
      page.arguments()
          .forEach(a -> text.append("| `%s` | %s |\n".formatted(a.names(), cell(a.description()))));
      text.append('\n');
    }
    if (!page.examples().isEmpty()) {
      text.append("For example:\n\n").append(block(String.join("\n", page.examples())));
    }
    page.commands().forEach(below -> text.append(made(below, level + 1)));
    return text.toString();
  }

  /// The folder's first page: every command with its page, and the exit codes.
  public static String index(Page root, String before) {
    int end = before.indexOf(END);
    String kept = end < 0 ? "\n" : before.substring(end + END.length());
    String commands =
        PageFolder.pages(root)
            .map(page ->
                "| [`%s`](%s.md) | %s |\n"
                    .formatted(page.name(), page.fileName(), cell(page.description())))
            .collect(Collectors.joining());
    String codes =
        root.exitCodes().entrySet().stream()
            .map(code -> "| %s | %s |\n".formatted(code.getKey(), cell(code.getValue())))
            .collect(Collectors.joining());
    return BEGIN
        + "\n# The toolkit, command by command\n\n| command | |\n|---|---|\n"
        + commands
        + "\n| exit code | |\n|---|---|\n"
        + codes
        + "\n"
        + END
        + kept;
  }

  private static String block(String code) {
    return code.indent(4) + "\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
