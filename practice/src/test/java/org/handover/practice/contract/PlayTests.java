package org.handover.practice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// A play as tests: one for each case, in order, and the last for the rows of both databases.
public record PlayTests(Play play, TestDatabase legacy, TestDatabase next) {
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

  /// The whole corpus of a folder, with a test that each of its waivers was needed.
  public static Stream<DynamicNode> of(
      Path folder, Keys keys, Side legacy, Side next, Witness witness) throws IOException {
    Corpus corpus = Corpus.read(folder);
    Play play =
        new Play(
            corpus,
            keys,
            new Backend(legacy.name(), legacy.http()),
            new Backend(next.name(), next.http()),
            witness);
    return Stream.concat(
        new PlayTests(play, legacy.database(), next.database()).of(corpus.chapters()),
        Stream.of(
            DynamicTest.dynamicTest(
                "every waiver was needed", () -> assertThat(play.idleWaivers()).isEmpty())));
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

  private void sameRows() throws SQLException {
    Map<String, String> selects = Rows.selects();
    List<String> differences =
        new RowComparison(play.passwords(), play.started())
            .differences(
                Rows.read(legacy.dataSource(), selects), Rows.read(next.dataSource(), selects));
    System.out.printf("%s: %,d requests played%n", play, play.requests());
    assertThat(differences).isEmpty();
  }
}
