package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.handover.toolkit.gateway.Wire.Answer;
import org.junit.jupiter.api.Test;

/// Which backend answers.
interface RoutingContract extends OnStage {
  @Test
  default void sendsTheShareOfTheBucketsInPercent() throws Exception {
    stage().start();
    for (int share : new int[] {0, 1, 25, 99, 100}) {
      stage().shift(share, 0);
      try (Wire wire = stage().connect()) {
        for (int bucket : IntStream.range(0, 100).toArray()) {
          Answer answer =
              wire.exchange(
                  "GET /api/x HTTP/1.1", "Cookie: a=b; handover_bucket=%02d".formatted(bucket));
          assertThat(answer.backend())
              .as("bucket %d at %d%%", bucket, share)
              .isEqualTo(bucket < share ? "next" : "legacy");
        }
      }
    }
  }

  @Test
  default void movesEachGroupByItself() throws Exception {
    stage().start();
    stage().shift(100, 0);
    assertThat(stage().ask("GET /api/x").backend()).isEqualTo("next");
    assertThat(stage().ask("HEAD /api/x").backend()).isEqualTo("next");
    assertThat(stage().ask("DELETE /api/x").backend()).isEqualTo("legacy");
    stage().shift(0, 100);
    assertThat(stage().ask("GET /api/x").backend()).isEqualTo("legacy");
    assertThat(stage().ask("DELETE /api/x").backend()).isEqualTo("next");
  }

  @Test
  default void takesTheFirstRuleThatMatches() throws Exception {
    stage().start();
    assertThat(stage().ask("GET /api/x").backend()).isEqualTo("legacy");
    assertThat(stage().ask("GET /api/x", "X-Beta: 1").backend()).isEqualTo("next");
    assertThat(stage().ask("GET /api/x", "X-Beta: 12").backend()).isEqualTo("legacy");
    assertThat(stage().ask("GET /api/x", "X-Tag: what you like").backend()).isEqualTo("next");
    assertThat(stage().ask("GET /api/x", "X-Tag;").status()).isLessThan(600);
    assertThat(stage().ask("GET /api/items/7/parts").backend()).isEqualTo("next");
    assertThat(stage().ask("GET /api/items/7/8/parts").backend()).isEqualTo("legacy");
    assertThat(stage().ask("GET /api/items//parts").backend()).isEqualTo("legacy");
  }

  @Test
  default void leavesFixedGroupsWhereTheyAre() throws Exception {
    stage().start();
    for (int share : new int[] {0, 100}) {
      stage().shift(share, share);
      assertThat(stage().askAs(99, "GET /api/v2/users").backend()).isEqualTo("next");
      assertThat(stage().askAs(99, "POST /api/v2").backend()).isEqualTo("next");
      assertThat(stage().askAs(0, "GET /elsewhere").backend()).isEqualTo("legacy");
      assertThat(stage().askAs(0, "GET /apix").backend()).isEqualTo("legacy");
    }
  }

  @Test
  default void judgesTheDecodedPathAndPassesOnWhatCame() throws Exception {
    stage().start();
    for (String path :
        new String[] {"/%61pi/v2/%7Bx%7D?y=%20", "/api//v2/x", "/api/x/../v2/./x", "/api/v2"}) {
      assertThat(stage().ask("GET " + path).backend()).as(path).isEqualTo("next");
      assertThat(stage().next().last().target()).isEqualTo(path);
    }
    for (String path : new String[] {"/api/v2x", "/api/v2%0a", "/api/v1?/api/v2/", "/API/v2"}) {
      assertThat(stage().ask("GET " + path).backend()).as(path).isEqualTo("legacy");
      assertThat(stage().legacy().last().target()).isEqualTo(path);
    }
  }

  @Test
  default void saysWhichBackendAnsweredUnlessToldNotTo() throws Exception {
    stage().start();
    assertThat(stage().ask("GET /api/x").header("X-Handover-Backend")).isEqualTo("legacy");
    assertThat(stage().ask("GET /api/v2/x").header("X-Handover-Backend")).isEqualTo("next");
  }

  @Test
  default void keepsItToItselfIfToldTo() throws Exception {
    stage().start("expose-backend: false");
    assertThat(stage().ask("GET /api/v2/x").header("X-Handover-Backend")).isEmpty();
  }

  @Test
  default void takesAMissingStateForLegacy() throws Exception {
    stage().start();
    stage().shift(100, 100);
    Path current = stage().traffic().current();
    Path target = Files.readSymbolicLink(current);
    Files.delete(current);
    stage().awaitShare("reads", 0);
    stage().awaitShare("writes", 0);
    assertThat(stage().ask("GET /api/v2/x").backend()).isEqualTo("next");
    Files.createSymbolicLink(current, target);
    stage().awaitShare("reads", 100);
    Files.delete(current);
    Files.createSymbolicLink(current, Path.of("versions/404"));
    stage().awaitShare("reads", 0);
    Files.delete(current);
    Files.writeString(current, "versions/1");
    stage().awaitShare("writes", 0);
  }

  @Test
  default void takesUpItsStateWhenItIsStartedAgain() throws Exception {
    stage().start();
    stage().shift(30, 60);
    stage().restart();
    stage().awaitShare("reads", 30);
    stage().awaitShare("writes", 60);
  }

  @Test
  default void goesBackAtOnceByOneRename() throws Exception {
    stage().start();
    stage().shift(100, 100);
    stage().traffic().rollback("test", "it has to");
    stage().awaitShare("reads", 0);
    stage().awaitShare("writes", 0);
    assertThat(stage().ask("GET /api/v2/x").backend()).isEqualTo("next");
  }
}
