package org.handover.toolkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
  private static final RouteTable TABLE =
      new RouteTable(
          List.of(
              route("v2", "/api/v2/**", Set.of(), Map.of(), Backend.NEXT),
              route("beta", "/api/**", Set.of(), Map.of("x-beta", "1"), null),
              route("user", "/api/users/*", Set.of("GET"), Map.of(), null),
              route("reads", "/api/**", Set.of("GET", "HEAD"), Map.of(), null),
              route("writes", "/api/**", Set.of(), Map.of(), null)));

  private static Route route(
      String group,
      String path,
      Set<String> methods,
      Map<String, String> headers,
      @Nullable Backend to) {
    return new Route(group, PathPattern.parse(path), methods, headers, Optional.ofNullable(to));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v2/users/, v2",
    "GET, /api/v2, v2",
    "GET, /api/v2x, reads",
    "GET, /api/users/7, user",
    "GET, /api/users/7/, reads",
    "GET, /api/users/, reads",
    "POST, /api/users/7, writes",
    "GET, /api, reads",
    "get, /api, writes",
    "GET, /apix, other",
    "GET, /, other",
    "GET, '/api/a\nb', reads"
  })
  void takesTheFirstRouteThatMatches(String method, String path, String group) {
    assertThat(TABLE.match(method, path, _ -> null).group()).isEqualTo(group);
  }

  @Test
  void matchesHeaders() {
    assertThat(TABLE.match("POST", "/api/x", Map.of("x-beta", "1")::get).group()).isEqualTo("beta");
    assertThat(TABLE.match("POST", "/api/x", Map.of("x-beta", "2")::get).group())
        .isEqualTo("writes");
  }

  @Test
  void knowsWhichGroupsCanBeMoved() {
    assertThat(TABLE.movable()).containsExactly("beta", "user", "reads", "writes");
    assertThat(TABLE.groups()).containsExactly("v2", "beta", "user", "reads", "writes", "other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api",
        "/api/{id}",
        "/a b",
        "/a;b",
        "/a$b",
        "/a\"b",
        "/a\\b",
        "/**/x",
        "/a**",
        "/a*",
        "/a/../b",
        "/a//b",
        "/a\n"
      })
  void refusesAPatternThatItCannotHold(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.parse(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Reads", "a b", "../x", "a/b", "state.json", "a$b"})
  void refusesAGroupThatIsNoName(String group) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> route(group, "/**", Set.of(), Map.of(), null));
  }

  @Test
  void refusesAGroupWithTwoTargets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new RouteTable(
                List.of(
                    route("a", "/a", Set.of(), Map.of(), null),
                    route("a", "/b", Set.of(), Map.of(), Backend.NEXT))));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/x?y=/../z, /api/x",
    "/api//x, /api/x",
    "/api/%76%32/x, /api/v2/x",
    "/a/./b/../c, /a/c",
    "/a/.., /",
    "/a/b/., /a/b/",
    "/a%2Fb, /a/b",
    "/a%2f%2e%2e%2fb, /b",
    "/%25, /%",
    "/, /"
  })
  void seesThePathAsNginxDoes(String target, String path) {
    assertThat(NormalizedPath.of(target)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "http://x/", "/..", "/a/../..", "/%", "/%0", "/%zz", "/%00"})
  void seesNoPathWhereThereIsNone(String target) {
    assertThat(NormalizedPath.of(target)).isEmpty();
  }
}
