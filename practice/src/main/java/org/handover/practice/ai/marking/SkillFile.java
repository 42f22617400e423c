package org.handover.practice.ai.marking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.practice.ai.marking.Skill.Form;
import org.handover.practice.ai.marking.Skill.Showing;

/// Reads `skills.txt`, whose own head explains its lines.
final class SkillFile {
  static final String NAME = "skills.txt";

  private final Map<String, String> classes = new LinkedHashMap<>();
  private final List<Skill> skills = new ArrayList<>();

  private String name = "";
  private String label = "";
  private boolean observable;
  private String special = "";
  private List<Expression> named = new ArrayList<>();
  private List<Expression> unless = new ArrayList<>();
  private List<Showing> shown = new ArrayList<>();
  private List<Expression> near = new ArrayList<>();

  private SkillFile() {}

  static List<Skill> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SkillFile.class.getResourceAsStream(NAME), NAME),
                StandardCharsets.UTF_8))) {
      SkillFile file = new SkillFile();
      reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(file::line);
      file.end();
      return List.copyOf(file.skills);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void line(String line) {
    int colon = line.indexOf(": ");
    if (line.startsWith("class ")) {
      int sign = line.indexOf(" = ");
      classes.put(line.substring("class ".length(), sign), line.substring(sign + 3));
    } else if (line.startsWith("= ")) {
      end();
      begin(line.substring(2));
    } else if (colon < 0) {
      throw new IllegalStateException(NAME + ": cannot read: " + line);
    } else {
      part(line.substring(0, colon), line.substring(colon + 2).strip());
    }
  }

  private void part(String kind, String text) {
    switch (kind) {
      case "rubric" -> named.add(expression(text));
      case "not" -> unless.add(expression(text));
      case "near" -> near.add(expression(text));
      case "asks", "states", "says" ->
          shown.add(
              new Showing(
                  Form.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                  expression(text),
                  List.of()));
      case "not-with" -> {
        Showing last = shown.removeLast();
        shown.add(new Showing(last.form(), last.expression(), List.of(expression(text))));
      }
      case "observable" -> observable = text.equals("yes");
      case "special" -> special = text;
      default -> throw new IllegalStateException(NAME + ": no such line: " + kind);
    }
  }

  private Expression expression(String text) {
    return new ExpressionReader(classes).read(text);
  }

  private void begin(String head) {
    int bar = head.indexOf(" | ");
    int source = head.lastIndexOf(" | ");
    name = head.substring(0, bar);
    label = head.substring(bar + 3, Math.max(source, bar + 3));
    observable = true;
    special = "";
    named = new ArrayList<>();
    unless = new ArrayList<>();
    shown = new ArrayList<>();
    near = new ArrayList<>();
  }

  private void end() {
    if (!name.isEmpty()) {
      skills.add(new Skill(name, label, observable, special, named, unless, shown, near));
    }
  }
}
