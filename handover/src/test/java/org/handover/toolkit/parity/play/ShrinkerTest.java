package org.handover.toolkit.parity.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkerTest {
  @TempDir private Path folder;

  private Case one(String more) throws Exception {
    Files.writeString(folder.resolve("corpus.yml"), "about: x\nchapters: [a]");
    Files.writeString(
        folder.resolve("a.yml"), "about: x\ncases: [{name: a, expect: any, " + more + "}]");
    return Corpus.read(folder).chapters().getFirst().cases().getFirst();
  }

  @Test
  void leavesOnlyWhatTheDifferenceNeeds() throws Exception {
    Case found =
        one(
            "request: POST /a?x=1&y=2, json: {title: abcdZefgh, tags: [a, b], n: {deep: 40000,"
                + " other: 3}}");
    Case smallest =
        new Shrinker(c ->
            String.valueOf(c.json()).contains("Z")
                && c.json() != null
                && c.json().at("/n/deep").asInt(0) > 0
                && c.request().contains("y=2"))
            .smallest(found)
            .orElseThrow();
    assertThat(smallest.request()).isEqualTo("POST /a?y=2");
    assertThat(String.valueOf(smallest.json())).isEqualTo("{\"title\":\"Z\",\"n\":{\"deep\":1}}");
  }

  @Test
  void whatDiffersNoMoreIsLeftAsItWas() throws Exception {
    assertThat(new Shrinker(_ -> false).smallest(one("request: GET /a")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void endsOnADifferenceThatEverythingHas() throws Exception {
    Case found = one("request: POST /a, json: {a: \"${x * 9}\", b: [[[[1]]]]}");
    assertThat(String.valueOf(new Shrinker(_ -> true).smallest(found).orElseThrow().json()))
        .isEqualTo("{}");
  }
}
