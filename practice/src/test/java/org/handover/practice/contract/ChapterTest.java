package org.handover.practice.contract;

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
        .extracting(c -> Expectation.of(c.expect()).status())
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

  private List<Case> read(String yaml) throws IOException {
    Files.writeString(folder.resolve("chapter.yml"), yaml);
    return Chapter.read(folder, "chapter").cases();
  }
}
