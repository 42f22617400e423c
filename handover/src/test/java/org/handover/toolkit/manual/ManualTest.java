package org.handover.toolkit.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@Tag("integration")
class ManualTest {
  private static final Path DOCS = Repository.file("docs/handover");

  @TempDir private Path folder = Path.of("");

  private static Page root() {
    return Page.of(Toolkit.here().commands());
  }

  @Test
  void theDocumentationIsWhatTheCommandLineSays() throws IOException {
    for (Map.Entry<String, String> page : PageFolder.markdown(root(), DOCS).entrySet()) {
      assertThat(DOCS.resolve(page.getKey()))
          .as("if not: bin/handover pages docs/handover")
          .hasContent(page.getValue());
    }
  }

  @Test
  void everyPageTellsMoreThanTheHelpDoes() throws IOException {
    for (String page : PageFolder.markdown(root(), DOCS).keySet()) {
      String text = Files.readString(DOCS.resolve(page));
      assertThat(text.substring(text.indexOf("<!-- end -->"))).as(page).hasSizeGreaterThan(150);
    }
  }

  static Stream<Page> commands() {
    return root().all();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasADescriptionAndAnExample(Page page) {
    assertThat(page.description()).isNotBlank();
    assertThat(page.examples()).isNotEmpty().allMatch(text -> text.contains("handover"));
    List<String> words = List.of(page.name().split(" "));
    Toolkit.Outcome help =
        Toolkit.here().run(Stream.concat(words.stream().skip(1), Stream.of("--help")).toList());
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: " + page.name()).contains("Example:");
  }

  @Test
  void manReadsTheManPages() throws IOException {
    PageFolder.write(PageFolder.man(root(), "handover 0"), folder);
    assertThat(folder.resolve("handover-db-legacy-readonly-on.1")).exists();
    for (Path page : pages()) {
      String text = Files.readString(page);
      assertThat(text).startsWith(".TH ").contains("\n.SH NAME\n").contains("\n.SH EXAMPLES\n");
      // A line that begins with a period is a command to man: only those that were meant are.
      assertThat(text.lines().filter(line -> line.startsWith(".")))
          .allMatch(line -> line.matches("\\.(TH|SH|TP|B|nf|fi)( .*)?"));
    }
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      return pages.toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "handover|do, doctor",
    "handover|db|st, status",
    "handover|db|legacy-readonly|o, on off",
    "handover|db|check|--js, --json"
  })
  void bashCompletes(String typed, String expected) throws IOException {
    List<String> words = List.of(typed.split("\\|"));
    String ask =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_handover; echo ${COMPREPLY[*]}"
            .formatted(completion(), String.join(" ", words), words.size() - 1);
    assertAnswer(expected, "bash", "-c", ask);
  }

  /// In a zsh with a terminal: it says what it would run after a Tab and Enter.
  @ParameterizedTest
  @CsvSource({
    "doc, doctor",
    "db st, db status",
    "db legacy-readonly of, db legacy-readonly off",
    "db check --js, db check --json"
  })
  void zshCompletes(String typed, String expected) throws IOException {
    String ask =
        """
        zmodload zsh/zpty
        TERM=dumb PS1='> ' zpty shell zsh -f -i
        zpty -w shell "autoload -Uz compinit; compinit -u -D; source '%s'"
        zpty -w shell 'handover() { print "R""AN $*." }'
        zpty -w shell "handover %s"$'\t'
        zpty -r shell answer '*RAN *.*'
        print -r -- "${${answer##*RAN }%%%%.*}"
        zpty -d shell
        """
            .formatted(completion(), typed);
    assertAnswer(expected, "zsh", "-f", "-c", ask);
  }

  private Path completion() throws IOException {
    return Files.writeString(folder.resolve("completion"), Toolkit.here().run("completion").out());
  }

  private static void assertAnswer(String expected, String... shell) throws IOException {
    Completed answer = ProcessRunner.run(Command.of(shell));
    assertThat(answer.output().strip()).as(answer.errors()).isEqualTo(expected);
  }

  @Test
  void theConfigurationsPageExplainsEveryKeyAndItsDefault() throws IOException {
    Object defaults =
        new Load(LoadSettings.builder().build())
            .loadFromString(
                Repository.text(
                    "handover/src/main/resources/org/handover/toolkit/config/defaults.yml"));
    Set<String> expected = new TreeSet<>();
    keys("", (Map<?, ?>) defaults, expected);
    List<String> explained =
        Files.readString(DOCS.resolve("configuration.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|", -1))
            .map(cells -> cells[1].strip() + " " + cells[2].strip())
            .map(text -> text.replace("`", ""))
            .toList();
    assertThat(explained).containsAll(expected).doesNotHaveDuplicates();
  }

  private static void keys(String at, Map<?, ?> block, Set<String> into) {
    block.forEach((name, value) -> {
      String key = at.isEmpty() ? name.toString() : at + "." + name;
      if (value instanceof Map<?, ?> inner) {
        keys(key, inner, into);
      } else {
        into.add(key + " " + (value == null ? "–" : value));
      }
    });
  }
}
