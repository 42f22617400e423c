package org.handover.practice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// A play as tests: one for each case, in order, and the last for the rows of both databases.
record PlayTests(Play play, TestDatabase legacy, TestDatabase next) {
  static final Path CORPUS = Path.of("..", "parity");

  static final Keys KEYS =
      new Keys("the token key of the contract's play", "the cookie key of the contract's play");

  static Map<String, String> environment(TestDatabase database) {
    return Map.of(
        "DATABASE_URL", database.url(),
        "JWT_SECRET_KEY", KEYS.jwt(),
        "SECRET_KEY", KEYS.session(),
        "SCHEMA_MODE", "apply");
  }

  Stream<DynamicNode> of(List<Chapter> chapters) {
    return Stream.concat(
        chapters.stream().map(this::container),
        Stream.of(DynamicTest.dynamicTest("both databases hold the same rows", this::sameRows)));
  }

  private DynamicNode container(Chapter chapter) {
    return DynamicContainer.dynamicContainer(
        chapter.name(), chapter.cases().stream().map(this::test));
  }

  private DynamicTest test(Case played) {
    return DynamicTest.dynamicTest(
        played.name(), () -> assertThat(play.play(played)).as(played.name()).isEmpty());
  }

  private void sameRows() {
    Map<String, String> selects = Rows.selects(legacy.dataSource());
    List<String> differences =
        new RowComparison(play.passwords(), play.started())
            .differences(
                Rows.read(legacy.dataSource(), selects), Rows.read(next.dataSource(), selects));
    System.out.printf("%s: %,d requests played%n", play, play.requests());
    assertThat(differences).isEmpty();
  }
}
