package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.handover.toolkit.traffic.Bucket;
import org.junit.jupiter.api.Test;

/// A client stays where it is, and only goes over when its share is raised.
interface StickinessContract extends OnStage {
  int CLIENTS = 150;

  private static String expected(String key, int share) {
    return Bucket.hashed(key).number() < share ? "next" : "legacy";
  }

  @Test
  default void knowsAClientByItsAuthorization() throws Exception {
    stage().start();
    stage().shift(40, 0);
    try (Wire wire = stage().connect()) {
      for (int client = 0; client < CLIENTS; client++) {
        String key = "Bearer token-" + client;
        assertThat(
                wire.exchange(
                        "GET /api/x HTTP/1.1",
                        "Authorization: " + key,
                        "Cookie: site.session=other" + client)
                    .backend())
            .isEqualTo(expected(key, 40));
      }
    }
  }

  @Test
  default void knowsAClientByItsSessionCookie() throws Exception {
    stage().start();
    stage().shift(40, 0);
    try (Wire wire = stage().connect()) {
      for (int client = 0; client < CLIENTS; client++) {
        String key = ".eJw-" + client + "_x.y=";
        assertThat(
                wire.exchange(
                        "GET /api/x HTTP/1.1",
                        "Cookie: sitexsession=1; site.session=" + key + "; more=1")
                    .backend())
            .isEqualTo(expected(key, 40));
      }
    }
  }

  @Test
  default void knowsAClientByItsAddress() throws Exception {
    stage().start("trusted-proxies: [127.0.0.0/8]");
    stage().shift(40, 0);
    try (Wire wire = stage().connect()) {
      for (int client = 0; client < CLIENTS; client++) {
        String key = "10.1.2." + client;
        assertThat(
                wire.exchange("GET /api/x HTTP/1.1", "X-Forwarded-For: 8.8.8.8, " + key).backend())
            .isEqualTo(expected(key, 40));
      }
    }
  }

  @Test
  default void believesNoAddressOfAClientThatIsNoProxy() throws Exception {
    stage().start();
    stage().shift(50, 0);
    Set<String> backends = new TreeSet<>();
    for (int client = 0; client < 30; client++) {
      backends.add(stage().ask("GET /api/x", "X-Forwarded-For: 10.1.2." + client).backend());
    }
    assertThat(backends).containsExactly(expected("127.0.0.1", 50));
  }

  @Test
  default void sendsNoClientBackWhenAShareIsRaised() throws Exception {
    stage().start();
    Set<String> before = Set.of();
    for (int share : new int[] {0, 1, 5, 25, 50, 100}) {
      stage().shift(share, 0);
      Set<String> onNext = new TreeSet<>();
      try (Wire wire = stage().connect()) {
        for (int client = 0; client < CLIENTS; client++) {
          String key = "Bearer " + client;
          if (wire.exchange("GET /api/x HTTP/1.1", "Authorization: " + key)
              .backend()
              .equals("next")) {
            onNext.add(key);
          }
        }
      }
      assertThat(onNext).containsAll(before);
      before = onNext;
    }
    assertThat(before).hasSize(CLIENTS);
  }

  @Test
  default void givesABrowserACookieWithTheBucketThatItIsIn() throws Exception {
    stage().start();
    String anonymous = stage().ask("GET /api/x").header("Set-Cookie");
    assertThat(anonymous)
        .startsWith("handover_bucket=" + Bucket.hashed("127.0.0.1") + ";")
        .contains("Path=/")
        .contains("HttpOnly")
        .contains("SameSite=Lax");
    // Flask writes a session anew each time: without a cookie of ours its client would move.
    assertThat(stage().ask("GET /api/x", "Cookie: site.session=abc").header("Set-Cookie"))
        .startsWith("handover_bucket=" + Bucket.hashed("abc") + ";");
    assertThat(stage().ask("GET /api/x", "Cookie: handover_bucket=hello").header("Set-Cookie"))
        .startsWith("handover_bucket=" + Bucket.hashed("127.0.0.1") + ";");
  }

  @Test
  default void givesNoCookieToWhoHasOneOrSendsAuthorization() throws Exception {
    stage().start();
    assertThat(stage().askAs(42, "GET /api/x").header("Set-Cookie")).isEmpty();
    assertThat(stage().ask("GET /api/x", "Authorization: Basic x").header("Set-Cookie")).isEmpty();
  }

  @Test
  default void staysWithABrowserThatSignsInAndOut() throws Exception {
    stage().start();
    stage().shift(40, 40);
    for (int bucket : new int[] {0, 39, 40, 99}) {
      String cookie = "Cookie: handover_bucket=%02d; site.session=".formatted(bucket);
      Set<String> backends = new TreeSet<>();
      for (int visit = 0; visit < 20; visit++) {
        backends.add(stage().ask("GET /api/x", cookie + visit).backend());
        backends.add(stage().ask("GET /api/x", cookie, "Authorization: b " + visit).backend());
      }
      assertThat(backends).containsExactly(bucket < 40 ? "next" : "legacy");
    }
  }
}
