package org.handover.toolkit.manual;

import java.util.Locale;

/// A page for `man`, in the language of man(7).
public final class ManPage {
  private ManPage() {}

  public static String text(Page page, String version) {
    StringBuilder text = new StringBuilder();
    text.append(
        ".TH %s 1 \"\" \"%s\" \"Handover\"\n"
            .formatted(page.fileName().toUpperCase(Locale.ROOT).replace("-", "\\-"), version));
    section(text, "NAME")
        .append("%s \\- %s\n".formatted(escaped(page.fileName()), escaped(page.description())));
    section(text, "SYNOPSIS").append(".nf\n%s\n.fi\n".formatted(escaped(page.synopsis())));
    if (!page.arguments().isEmpty()) {
      section(text, "OPTIONS");
      page.arguments().forEach(a -> term(text, a.names(), a.description()));
    }
    if (!page.commands().isEmpty()) {
      section(text, "COMMANDS");
      page.commands().forEach(below -> term(text, below.name(), below.description()));
    }
    if (!page.exitCodes().isEmpty()) {
      section(text, "EXIT STATUS");
      page.exitCodes().forEach((code, meaning) -> term(text, code, meaning));
    }
    section(text, "EXAMPLES")
        .append(".nf\n%s\n.fi\n".formatted(escaped(String.join("\n", page.examples()))));
    return text.toString();
  }

  private static StringBuilder section(StringBuilder text, String title) {
    return text.append(".SH ").append(title).append('\n');
  }

  private static void term(StringBuilder text, String term, String description) {
    text.append(".TP\n.B %s\n%s\n".formatted(escaped(term), escaped(description)));
  }

  /// A backslash, a hyphen and a leading period or apostrophe mean something to man.
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
