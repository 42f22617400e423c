package org.handover.practice.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.handover.practice.identity.PythonPeer;
import org.handover.practice.identity.tokens.TokenVerdict.Accepted;
import org.handover.practice.identity.tokens.TokenVerdict.Orphaned;
import org.handover.practice.identity.tokens.TokenVerdict.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against Flask-JWT-Extended and PyJWT themselves, at one instant.
class AccessTokensIT {
  private static final String SECRET = "a secret beyond Latin-1: 秘密";
  private static final Instant NOW = Instant.parse("2026-09-21T14:13:20Z");
  private static final AccessTokens OURS =
      new AccessTokens(SECRET, Duration.ofHours(24), Clock.fixed(NOW, ZoneOffset.UTC));

  private static final Map<String, String> ODD = OddTokens.at(NOW.getEpochSecond(), SECRET);

  /// Where the contract is stricter than the library: it has but two types of token.
  private static final Set<String> OTHER_TYPES =
      Set.of("another type", "type null", "type an array");

  private static JsonNode answer;

  @BeforeAll
  static void askPython() throws Exception {
    List<String> headers = new ArrayList<>();
    ODD.values().forEach(token -> headers.add("Bearer " + token));
    headers.add("Bearer " + OURS.mint(42, "educator"));
    answer =
        PythonPeer.ask(
            "token_peer.py",
            Map.of(
                "secret",
                SECRET,
                "now",
                NOW.getEpochSecond(),
                "headers",
                headers,
                "issue",
                List.of(List.of("42", "learner"), List.of(7, "admin"))));
  }

  @Test
  void theLibraryAcceptsOurs() {
    JsonNode last = answer.get("answers").get(ODD.size());
    assertThat(last.toString()).isEqualTo("[200,{\"sub\":\"42\"}]");
  }

  @Test
  void acceptsTheLibrarys() {
    assertThat(answer.get("issued"))
        .extracting(token -> OURS.verify(token.stringValue()))
        .containsExactly(new Accepted("42"), new Accepted("7"));
  }

  @Test
  void judgesOddTokensAsTheLibraryDoes() {
    SoftAssertions verdicts = new SoftAssertions();
    Iterator<JsonNode> answers = answer.get("answers").iterator();
    ODD.forEach((name, token) -> {
      TokenVerdict ours = OURS.verify(token);
      verdicts
          .assertThat(withoutDetail(ours))
          .as(name)
          .isEqualTo(withoutDetail(expected(name, ours, answers.next())));
    });
    verdicts.assertAll();
  }

  private static TokenVerdict expected(String name, TokenVerdict ours, JsonNode theirs) {
    int status = theirs.get(0).intValue();
    JsonNode body = theirs.get(1);
    return switch (status) {
      case 200 ->
          OTHER_TYPES.contains(name)
              ? new Refused(422, "Only non-refresh tokens are allowed")
              : SubjectId.of(body.get("sub"))
                  .<TokenVerdict>map(Accepted::new)
                  .orElseGet(Orphaned::new);
      // The library itself fails, over the type of a claim: such a token is malformed.
      case 500 -> new Refused(422, ours instanceof Refused refused ? refused.message() : "");
      default -> new Refused(status, body.get("msg").stringValue());
    };
  }

  /// What is wrong with the JSON, each parser says in its own words.
  private static TokenVerdict withoutDetail(TokenVerdict verdict) {
    return verdict instanceof Refused(int status, String message)
        ? new Refused(status, message.replaceFirst("^(Invalid (header|payload) string):.*", "$1"))
        : verdict;
  }
}
