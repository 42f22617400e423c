package org.handover.toolkit.parity.inputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.handover.toolkit.parity.cases.JsonValues;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes cases as a chapter: YAML with a case a line.
public final class ChapterFile {
  private ChapterFile() {}

  public static void write(Path file, String about, List<ObjectNode> cases) throws IOException {
    StringBuilder text = new StringBuilder("about: ").append(quoted(about)).append("\ncases:");
    text.append(cases.isEmpty() ? " []\n" : "\n");
    cases.forEach(c -> text.append("- ").append(ascii(c)).append('\n'));
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    Files.writeString(file, text);
  }

  private static String quoted(String text) {
    return ascii(JsonNodeFactory.instance.objectNode().put("", text))
        .replaceFirst("^\\{\"\":", "")
        .replaceFirst("}$", "");
  }

  /// JSON is YAML, but for characters that YAML does not take unescaped.
  private static String ascii(ObjectNode node) {
    StringBuilder text = new StringBuilder();
    String json = JsonValues.MAPPER.writeValueAsString(node);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x7f) {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString();
  }
}
