package org.handover.toolkit.parity.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlaceholdersTest {
  private final Placeholders scope =
      Placeholders.of(Map.of("id", json("7"), "name", json("\"Chen\""), "tags", json("[\"a\"]")));

  @Test
  void aLonePlaceholderTakesTheValueWithItsType() {
    assertThat(scope.expand(json("{\"x\": \"${id}\", \"y\": [\"${tags}\"]}")))
        .isEqualTo(json("{\"x\": 7, \"y\": [[\"a\"]]}"));
  }

  @Test
  void aValueCanBeAskedForAsText() {
    assertThat(scope.expand(json("\"${id as text}\""))).isEqualTo(json("\"7\""));
  }

  @Test
  void amongOtherTextTheValueIsPutIn() {
    assertThat(scope.text("/api/${id}?q=${name}")).isEqualTo("/api/7?q=Chen");
  }

  @Test
  void keysAreFilledInToo() {
    assertThat(scope.expand(json("{\"${name}\": 1}"))).isEqualTo(json("{\"Chen\": 1}"));
  }

  @Test
  void anythingCanBeRepeatedEvenABrace() {
    assertThat(scope.text("${{\"a\": * 2}1${} * 2}")).isEqualTo("{\"a\":{\"a\":1}}");
    assertThat(scope.text("${😀 * 3}")).isEqualTo("😀😀😀");
  }

  @Test
  void whatIsNotKnownYetStays() {
    assertThat(scope.text("${id} ${later}")).isEqualTo("7 ${later}");
  }

  @Test
  void inThePlayAnUnknownNameIsAnError() {
    assertThatThrownBy(() -> Placeholders.ofPlay(name -> Optional.empty()).text("${nobody}"))
        .hasMessageContaining("nobody");
  }

  private static JsonNode json(String text) {
    return JsonValues.MAPPER.readTree(text);
  }

  @Test
  void whatNoCaseSavedHasADefaultWhereOneIsNamed() {
    Placeholders play =
        Placeholders.ofPlay(name -> name.equals("id") ? Optional.of(json("7")) : Optional.empty());
    assertThat(play.expand(json("[\"${id or 3}\", \"${made or 3}\", \"${made or a-b}\"]")))
        .isEqualTo(json("[7, 3, \"a-b\"]"));
    assertThat(play.text("/x/${id or 3}/${made or 3}")).isEqualTo("/x/7/3");
    assertThat(scope.text("${made or 3}")).as("as a table is read").isEqualTo("${made or 3}");
  }
}
