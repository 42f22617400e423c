package org.handover.toolkit.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapterTest {
  @TempDir private Path folder;

  @Test
  void aTableIsOneCasePerRow() throws IOException {
    List<Case> cases =
        read(
            """
            about: ages
            cases:
              - name: age ${age}
                request: POST /x
                json: {age: "${age}", id: "${later}"}
                expect: 201
                table:
                  - {age: 5}
                  - {age: none, expect: 400}
            """);

    assertThat(cases).extracting(Case::name).containsExactly("age 5", "age none");
    assertThat(cases).extracting(c -> c.expect().intValue()).containsExactly(201, 400);
    assertThat(cases)
        .extracting(c -> String.valueOf(c.json()))
        .containsExactly(
            "{\"age\":5,\"id\":\"${later}\"}", "{\"age\":\"none\",\"id\":\"${later}\"}");
  }

  @Test
  void aMatrixIsEachRequestByEachCaller() throws IOException {
    List<Case> cases =
        read(
            """
            about: roles
            outcomes: {forbidden: {status: 403, error: Forbidden}}
            matrices:
              - about: admins
                callers: {learner: forbidden, admin: answered}
                requests: [{request: GET /users, expect: 200}]
            """);

    assertThat(cases)
        .extracting(Case::name)
        .containsExactly("GET /users as learner", "GET /users as admin");
    assertThat(cases)
        .extracting(c -> ExpectedAnswer.of(c.expect()).status())
        .containsExactly(403, 200);
  }

  @Test
  void whatNobodyAsksForIsAnError() {
    assertThatThrownBy(() -> read("about: x\ncases: [{name: a, request: GET /, expected: 200}]"))
        .hasMessageContaining("expected");
    assertThatThrownBy(
            () -> read("about: x\ncases: [{name: a, request: GET /, expect: 1, table: [{b: 1}]}]"))
        .hasMessageContaining("no placeholder for 'b'");
  }

  @Test
  void aBlockThatHoldsItselfIsAnError() {
    assertThatThrownBy(() -> read("about: x\ncases: &a [{name: a, request: GET /, json: *a}]"))
        .hasMessageContaining("holds itself");
  }

  @Test
  void aKeyThatIsThereTwiceIsAnError() {
    assertThatThrownBy(() -> read("about: x\nabout: y\ncases: []"))
        .hasMessageContaining("not YAML");
  }

  @Test
  void whatAppliesToNoCallerOrWaiverIsAnError() throws IOException {
    corpus("{name: a, as: nobody, request: GET /, expect: 200}");
    assertThatThrownBy(() -> Corpus.read(folder)).hasMessageContaining("no caller 'nobody'");
    corpus("{name: a, waiver: none, request: GET /, expect: 200}");
    assertThatThrownBy(() -> Corpus.read(folder)).hasMessageContaining("has no 'none'");
    corpus("{name: a, request: GET /, expect: 200}, {name: a, request: GET /, expect: 200}");
    assertThatThrownBy(() -> Corpus.read(folder)).hasMessageContaining("twice");
  }

  @Test
  void aWaiverInTheRulesHasAnOwnerAndAnEnd() throws IOException {
    corpus("{name: a, request: GET /, expect: 200}");
    Files.writeString(
        folder.resolve("rules.yml"), "waivers: [{endpoint: GET /x, reason: r, owner: o}]");
    assertThatThrownBy(() -> Corpus.read(folder)).hasMessageContaining("no 'until'");
    Files.writeString(
        folder.resolve("rules.yml"),
        "waivers: [{endpoint: GET /x, reason: r, owner: o, until: 2026-01-01}]");
    assertThat(Corpus.read(folder).rules().rules()).hasSize(1);
  }

  private void corpus(String cases) throws IOException {
    Files.writeString(folder.resolve("corpus.yml"), "about: x\nchapters: [chapter]");
    Files.writeString(folder.resolve("chapter.yml"), "about: x\ncases: [" + cases + "]");
  }

  private List<Case> read(String yaml) throws IOException {
    Files.writeString(folder.resolve("chapter.yml"), yaml);
    return Chapter.read(folder, "chapter").cases();
  }
}
