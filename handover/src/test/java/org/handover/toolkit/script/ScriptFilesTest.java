package org.handover.toolkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Folders of scripts as they come from editors and other programs.
class ScriptFilesTest {
  @TempDir private Path folder = Path.of("");

  private void file(String name, String text, Charset charset) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private List<String> read(String text) throws IOException {
    file("1.sql", text, StandardCharsets.UTF_8);
    return ChangeFolder.upwards(folder).stream().map(Change::sql).toList();
  }

  @Test
  void readsAByteOrderMarkLinesOfWindowsAndTagsWithAccents() throws IOException {
    assertThat(read("\uFEFFSELECT 1;\r\nSELECT $été$;$été$;\r\n"))
        .containsExactly("SELECT 1", "SELECT $été$;$été$");
  }

  @Test
  void takesAFileOfCommentsForNoStatements() throws IOException {
    assertThat(read("-- nothing yet\n/* nor /* here */ */\n")).isEmpty();
  }

  @Test
  void cutsWherePostgresqlDoes() throws IOException {
    assertThat(read("SELECT E'it\\'s; ' ';' \";\" ;SELECT 'a\\';SELECT a$b$c;SELECT E'a'\n'\\';'"))
        .containsExactly(
            "SELECT E'it\\'s; ' ';' \";\"", "SELECT 'a\\'", "SELECT a$b$c", "SELECT E'a'\n'\\';'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 1;\\n/* oops\\nSELECT 2; | 1.sql:2 a comment starts here
          SELECT 'oops; | 1.sql:1 a string starts here
          SELECT "oops; | 1.sql:1 a quoted name starts here
          \\n\\nSELECT $x$ oops $y$; | 1.sql:3 a dollar-quoted text starts here
          SELECT 1;\\n\\\\copy t from 'x' | 1.sql:2 a command to psql (\\\\copy) is not run
          \\\\! touch x | 1.sql:1 a command to psql (\\\\!) is not run
          COPY t FROM stdin;\\n1\\n | 1.sql:1 the rows of COPY … FROM STDIN do not end
          -- handover: batch me\\nSELECT 1; | 1.sql:2 has a comment before it that is not understood
          """)
  void namesTheLineOfWhatItCannotRead(String text, String message) {
    assertThatThrownBy(() -> read(unescaped(text)))
        .hasMessageContaining(unescaped(message).replaceFirst(" .*", ""))
        .hasMessageContaining(unescaped(message).replaceFirst("^\\S+ ", ""));
  }

  private static String unescaped(String text) {
    return text.replace("\\\\", "\u0001").replace("\\n", "\n").replace('\u0001', '\\');
  }

  @Test
  void namesFilesThatAreNotUtf8() throws IOException {
    file("1.sql", "SELECT 1;\nSELECT 'Müller';", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> ChangeFolder.upwards(folder))
        .hasMessageContaining("1.sql:2")
        .hasMessageContaining("is not UTF-8: byte 0xFC");
    file("1.sql", "\uFEFFSELECT 1;", StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> ChangeFolder.upwards(folder)).hasMessageContaining("UTF-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"._1.sql", ".#1.sql", "1.sql~", "#1.sql#", "1.sql.orig", "1.SQL"})
  void namesWhatAnEditorLeft(String name) throws IOException {
    file("1.sql", "SELECT 1;", StandardCharsets.UTF_8);
    file(name, "SELECT 2;", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ChangeFolder.upwards(folder)).hasMessageContaining(name);
  }

  @Test
  void namesAFolderThatIsCalledLikeAScript() throws IOException {
    Files.createDirectory(folder.resolve("1.sql"));
    assertThatThrownBy(() -> ChangeFolder.upwards(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void keepsTheRowsOfACopyOutOfTheStatements() throws IOException {
    file(
        "1.sql",
        "\\restrict abc\nCOPY t (a) FROM stdin;\n1;\n2\n\\.\nSELECT 1;\n\\unrestrict abc\n",
        StandardCharsets.UTF_8);
    List<Change> changes = ChangeFolder.upwards(folder);
    assertThat(changes)
        .extracting(Change::sql)
        .containsExactly("COPY t (a) FROM stdin", "SELECT 1");
    assertThat(changes.getFirst().data()).isEqualTo("1;\n2\n");
  }

  @Test
  void putsBoundsOnlyWhereTheyAreNoPartOfAText() throws IOException {
    read(
        "-- handover:batch t k\nUPDATE t SET a = ':first', b = x::first WHERE k >= :first AND k <= :last;");
    Change change = ChangeFolder.upwards(folder).getFirst();
    assertThat(change.between("1", "2"))
        .isEqualTo("UPDATE t SET a = ':first', b = x::first WHERE k >= 1 AND k <= 2");
    assertThat(change.forNulls())
        .isEqualTo(
            Optional.of(
                "UPDATE t SET a = ':first', b = x::first WHERE (NOT (k IS NOT NULL)) AND (NOT (k IS NOT NULL))"));
  }
}
