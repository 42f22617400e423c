package org.handover.practice.api.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class LegacyFormTest {
  private static final List<Field> FIELDS =
      List.of(
          Field.required("title", 5),
          Field.required("instructions", Field.UNBOUNDED),
          Field.optional("description", 3),
          new Field.Choice("difficulty", false, List.of("easy", "medium"), "medium"),
          new Field.Flag("is_published", true),
          new Field.Whole("age", 0, 130, null, true),
          new Field.Decimal("score", 0, 100),
          new Field.Names("tags", 2),
          new Field.Document("feedback", any -> true, "any JSON"));

  @Test
  void namesEveryMissingFieldBeforeAnyInvalidOne() {
    assertFault(
        "{\"title\":\"\u2003\",\"age\":-1}",
        new ApiError.MissingFields(List.of("title", "instructions")));
  }

  @Test
  void namesTheFirstInvalidFieldInTheListsOrder() {
    assertFault(
        "{\"age\":-1,\"title\":[],\"instructions\":\"x\"}", new ApiError.InvalidField("title"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"description\":\"four\"",
        "\"description\":\"a\\u0000\"",
        "\"description\":\"\\ud800\"",
        "\"description\":7",
        "\"difficulty\":\"Easy\"",
        "\"is_published\":1",
        "\"is_published\":\"true\"",
        "\"age\":131",
        "\"age\":5.0",
        "\"age\":3e1",
        "\"age\":true",
        "\"age\":\"5\"",
        "\"age\":NaN",
        "\"age\":9223372036854775808",
        "\"score\":100.0001",
        "\"score\":-Infinity",
        "\"score\":1e400",
        "\"tags\":\"a\"",
        "\"tags\":[\" \"]",
        "\"tags\":[\"abc\"]",
        "\"tags\":[null]"
      })
  void refusesAValueThatDoesNotFit(String member) {
    String name = member.substring(1, member.indexOf('"', 1));
    assertFault(
        "{\"title\":\"t\",\"instructions\":\"i\",%s}".formatted(member),
        new ApiError.InvalidField(name));
  }

  @Test
  void countsCodePoints() {
    assertThat(create("{\"title\":\"😀😀😀😀😀\",\"instructions\":\"i\"}").text("title"))
        .isEqualTo("😀😀😀😀😀");
  }

  @Test
  void fillsInDefaultsWhereAPostSaysNothingOrNull() {
    Changes row = create("{\"title\":\"t\",\"instructions\":\"i\",\"is_published\":null}");
    assertThat(row.text("difficulty")).isEqualTo("medium");
    assertThat(row.isNull("is_published")).isFalse();
    assertThat(row.isNull("age")).isTrue();
    assertThat(row.names("tags")).contains(List.of());
  }

  @Test
  void changesOnlyWhatAPutNames() {
    Changes changes = LegacyForm.update(FIELDS, body("{\"age\":null,\"other\":1}"));
    assertThat(changes.assignments()).isEqualTo("age = :age");
  }

  @ParameterizedTest
  @ValueSource(strings = {"difficulty", "is_published", "tags"})
  void refusesToClearAFieldThatHasADefault(String name) {
    assertThatThrownBy(() -> LegacyForm.update(FIELDS, body("{\"%s\":null}".formatted(name))))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.fault()).isEqualTo(new ApiError.InvalidField(name)));
  }

  @Test
  void takesABodyWithAStrayNanForNoBodyAtAll() {
    assertFault(
        "{\"title\":\"t\",\"instructions\":\"i\",\"feedback\":{\"deep\":[NaN]}}",
        new ApiError.MissingFields(List.of("title", "instructions")));
  }

  private static void assertFault(String json, ApiError fault) {
    assertThatThrownBy(() -> create(json))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  private static Changes create(String json) {
    return LegacyForm.create(FIELDS, body(json));
  }

  private static JsonBody body(String json) {
    return new JsonBody((ObjectNode) JsonText.parse(json.getBytes(UTF_8)).orElseThrow());
  }
}
