package org.handover.toolkit.parity.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Corpus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

  private static final String HAR =
      """
      {"log": {"entries": [
        {"request": {"method": "POST", "url": "https://example.org/api/login", "headers": [],
           "postData": {"text": "{\\"username\\": \\"mary\\", \\"password\\": \\"hunter22\\"}"}},
         "response": {"status": 200, "content": {"text": "{\\"access_token\\": \\"%1$s\\"}"}}},
        {"request": {"method": "POST", "url": "https://example.org/api/notes",
           "headers": [{"name": "Authorization", "value": "Bearer %1$s"}],
           "postData": {"text": "{\\"title\\": \\"t\\", \\"to\\": \\"mary@clinic.example\\"}"}},
         "response": {"status": 201, "content": {"text": "{\\"id\\": 41, \\"title\\": \\"t\\"}"}}},
        {"request": {"method": "PUT", "url": "https://example.org/api/notes/41?note_id=41",
           "headers": [{"name": "Authorization", "value": "Bearer %1$s"}],
           "postData": {"text": "{\\"parent_id\\": 41, \\"count\\": 41}"}},
         "response": {"status": 200, "content": {"text": "{}"}}},
        {"request": {"method": "GET", "url": "https://example.org/api/people/mary@clinic.example",
           "headers": [{"name": "Cookie", "value": "session=abcdef"}]},
         "response": {"status": 403, "content": {"text": "{}"}}}
      ]}}
      """
          .formatted(TOKEN);

  private static final String DOCUMENT =
      """
      {"openapi": "3.0.0", "paths": {"/api/notes": {
        "get": {"parameters": [{"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}]},
        "post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}}},
       "/api/notes/{id}": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
        "delete": {}}},
       "components": {"schemas": {"Note": {"type": "object", "required": ["title"], "properties": {
         "title": {"type": "string", "maxLength": 5},
         "kind": {"type": "string", "enum": ["a", "b"]},
         "parent": {"$ref": "#/components/schemas/Note"}}}}}}
      """;

  @TempDir private Path folder;
  private Workplace place;

  @BeforeEach
  void aFolderWithACorpus() {
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: x
                database: postgresql://nobody@127.0.0.1:1/none
                backends: {legacy: {}, next: {}}
                """)
            .file(
                "cases/corpus.yml",
                """
                about: x
                chapters: [made]
                callers: {one: {bearer: x}, caller1: {bearer: x}, caller2: {bearer: x}}
                """);
  }

  private String out(String name) {
    return folder.resolve("cases/" + name).toString();
  }

  private String file(String name, String text) {
    place.file(name, text);
    return folder.resolve(name).toString();
  }

  private List<Case> cases() {
    return Corpus.read(folder.resolve("cases")).chapters().getFirst().cases();
  }

  @Test
  void aSessionBecomesCasesThatReferToEarlierAnswers() {
    Outcome outcome =
        place.run("parity", "record", "--out", out("made.yml"), file("session.har", HAR));
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(cases())
        .extracting(Case::request)
        .containsExactly(
            "POST /api/login",
            "POST /api/notes",
            "PUT /api/notes/${id_2}?note_id=${id_2}",
            "GET /api/people/person2@example.org");
    assertThat(cases().get(1).save()).containsEntry("id_2", "/id");
    assertThat(cases().get(1).caller()).isEqualTo("caller1");
    assertThat(String.valueOf(cases().get(2).json()))
        .isEqualTo("{\"parent_id\":\"${id_2}\",\"count\":41}");
    assertThat(outcome.out()).contains("${access_token_1}", "${env.CALLER2}");
  }

  @Test
  void secretsAndPersonalDataStayOut() {
    Outcome outcome =
        place.run("parity", "record", "--out", out("made.yml"), file("session.har", HAR));
    assertThat(place.read("cases/made.yml") + outcome.out() + place.read(".handover/journal.jsonl"))
        .doesNotContain("hunter22", TOKEN, "mary", "clinic", "abcdef");
  }

  @Test
  void ofAnAccessLogEachReadIsTakenOnce() {
    String line = "1.2.3.4 - - [01/Jul/2026:10:00:00 +0000] \"%s HTTP/1.1\" 200 2 \"-\" \"x\"\n";
    String log =
        line.formatted("GET /api/a?token=s3cret").repeat(3) + line.formatted("DELETE /api/a");
    assertThat(
            place.run("parity", "record", "--out", out("made.yml"), file("a.log", log)).exitCode())
        .isZero();
    assertThat(cases())
        .extracting(Case::request)
        .containsExactly("GET /api/a?token=${env.SECRET_1}");
  }

  @Test
  void aGatewaysRecordIsReadStrictly() {
    String good = "{\"method\": \"POST\", \"target\": \"/a\", \"status\": 201, \"body\": \"{}\"}\n";
    assertThat(
            place
                .run("parity", "record", "--out", out("made.yml"), file("a.jsonl", good))
                .exitCode())
        .isZero();
    Outcome bad =
        place.run(
            "parity", "record", "--out", out("other.yml"), file("b.jsonl", good + "{\"m\": 1}"));
    assertThat(bad.exitCode()).isEqualTo(2);
    assertThat(bad.err()).contains("b.jsonl, line 2");
    assertThat(
            place
                .run("parity", "record", "--out", out("made.yml"), file("a.jsonl", good))
                .exitCode())
        .as("a chapter that is there is kept")
        .isEqualTo(1);
    assertThat(
            place.run("parity", "record", "--out", out("none.yml"), file("e.jsonl", "")).exitCode())
        .isEqualTo(3);
  }

  @Test
  void aDocumentBecomesCasesOfEachKindTheSameBySeed() {
    String document = file("openapi.json", DOCUMENT);
    Outcome outcome =
        place.run("parity", "generate", "--as", "one", "--out", out("made.yml"), document);
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(cases())
        .extracting(c -> c.name().replaceFirst("^\\d+ ", ""))
        .contains(
            "GET /api/notes: page: minimum less one",
            "GET /api/notes: page: a text",
            "POST /api/notes: no body",
            "POST /api/notes: not JSON",
            "POST /api/notes: wrong media type",
            "POST /api/notes: an extra key",
            "POST /api/notes: title missing",
            "POST /api/notes: title: null",
            "POST /api/notes: title: 6 characters",
            "POST /api/notes: title: a number",
            "POST /api/notes: kind: each value",
            "POST /api/notes: kind: not of the format",
            "DELETE /api/notes/{id}: id: negative");
    place.run("parity", "generate", "--as", "one", "--out", out("again.yml"), document);
    place.run(
        "parity", "generate", "--as", "one", "--seed", "2", "--out", out("other.yml"), document);
    assertThat(place.read("cases/again.yml")).isEqualTo(place.read("cases/made.yml"));
    assertThat(place.read("cases/other.yml")).isNotEqualTo(place.read("cases/made.yml"));
  }

  @Test
  void whatIsNoDocumentIsRefused() {
    Outcome outcome =
        place.run("parity", "generate", "--out", out("made.yml"), file("x.json", "[1]"));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("no OpenAPI document");
  }

  private static final String RELATED =
      """
      {"openapi": "3.0.0", "servers": [{"url": "/api"}], "paths": {
        "/notes/{id}/": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "example": 5}}],
          "get": {}, "delete": {}},
        "/notes/": {"post": {
          "requestBody": {"content": {"application/json": {"schema": {"properties": {
            "category_id": {"type": "integer", "example": 3}, "category": {"type": "string"}, "text": {"type": "string"}}}}}},
          "responses": {"201": {"content": {"application/json": {"schema": {"properties": {
            "note": {"properties": {"id": {"type": "integer"}}}}}}}}}}},
        "/categories": {"post": {}, "get": {"parameters": [{"name": "note", "in": "query", "schema": {"type": "integer", "example": 9}}]}},
        "/categories/{slug}": {"parameters": [{"name": "slug", "in": "path", "schema": {"type": "string", "example": "old one"}}],
          "put": {}, "delete": {}},
        "/tags/{id}": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "integer", "example": 8}}], "get": {}},
        "/notes/{id}/tags": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "integer", "example": 5}}],
          "post": {}}}}
      """;

  @Test
  void whatIsMadeFirstIsReferredToAndDeletedLast() {
    place.run("parity", "generate", "--out", out("made.yml"), file("openapi.json", RELATED));
    List<Case> cases = cases();
    assertThat(cases.get(0).name()).isEqualTo("1 POST /api/categories: as it should be");
    assertThat(cases.get(0).save()).containsEntry("made_categories", "/id");
    assertThat(cases.get(1).name()).isEqualTo("2 POST /api/notes/: as it should be");
    assertThat(cases.get(1).save()).containsEntry("made_notes", "/note/id");
    assertThat(String.valueOf(cases.get(1).json()))
        .startsWith("{\"category_id\":\"${made_categories or 3}\",\"category\":\"text ");
    assertThat(cases)
        .extracting(Case::request)
        .contains(
            "GET /api/notes/${made_notes or 5}/",
            "POST /api/notes/${made_notes or 5}/tags",
            "GET /api/tags/${made_tags or 8}",
            "GET /api/categories?note=${made_notes or 9}",
            "PUT /api/categories/old%20one");
    assertThat(cases.getLast().request()).isEqualTo("DELETE /api/notes/${made_notes or 5}/");
    assertThat(cases.stream().dropWhile(c -> !c.request().startsWith("DELETE")))
        .allMatch(c -> c.request().startsWith("DELETE"));
  }

  private static final String RUBRICS =
      """
      {"openapi": "3.1.0", "paths": {
        "/rubric-questions/{id}": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "example": 5}}],
          "put": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Question"}}}}}}},
        "/scenarios/{id}/rubric": {"post": {"responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Question"}}}}}}},
        "/reviews": {"post": {"requestBody": {"content": {"application/json": {"schema": {"properties": {"items": {"type": "array", "minItems": 1,
          "items": {"required": ["rubric_question"], "properties": {"rubric_question": {"type": "integer", "example": 3}}}}}}}}}}}},
       "components": {"schemas": {"Question": {"properties": {"id": {"type": "integer"}}}}}}
      """;

  @Test
  void whatAnswersAlikeMakesItAndIsReferredToDeepInABody() {
    Outcome outcome =
        place.run("parity", "generate", "--out", out("made.yml"), file("openapi.json", RUBRICS));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<Case> cases = cases();
    assertThat(cases.getFirst().save()).containsEntry("made_rubric_questions", "/id");
    assertThat(cases)
        .extracting(Case::request)
        .contains("PUT /rubric-questions/${made_rubric_questions or 5}");
    assertThat(cases)
        .extracting(c -> String.valueOf(c.json()))
        .contains("{\"items\":[{\"rubric_question\":\"${made_rubric_questions or 3}\"}]}");
  }
}
