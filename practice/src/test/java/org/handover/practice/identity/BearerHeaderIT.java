package org.handover.practice.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.handover.practice.identity.tokens.AccessTokens;
import org.handover.practice.identity.tokens.TokenVerdict.Accepted;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against Flask-JWT-Extended's own reading of the header.
class BearerHeaderIT {
  private static final String SECRET = "secret";
  private static final Clock CLOCK = Clock.systemUTC();
  private static final AccessTokens TOKENS = new AccessTokens(SECRET, Duration.ofHours(24), CLOCK);

  /// `T` stands for a sound token.
  private static final List<String> HEADERS =
      List.of(
          "",
          " ",
          ",",
          " ,,, ",
          "Bearer",
          "Bearer ",
          "Bearer,",
          "Bearer T",
          "  Bearer   T  ",
          "Bearer\tT",
          "Bearer\u00a0T",
          "\u0085Bearer T\u00a0",
          "Bearer T,",
          ",Bearer T",
          "Bearer ,T",
          "Bearer T T",
          "Bearer T extra words",
          "Bearer T, Basic dXNlcjpwYXNz",
          "Basic dXNlcjpwYXNz, Bearer T",
          "Basic dXNlcjpwYXNz,\t Bearer T",
          "Bearer T, Bearer T",
          "Bearer T,Bearer",
          "bearer T",
          "BEARER T",
          "Bearer: T",
          "BearerT",
          "T",
          "Basic dXNlcjpwYXNz",
          "Token T",
          "Bearer \"T\"",
          "Bearer T;",
          "Bearer x.y.z");

  @Test
  void readsHeadersAsTheLibraryDoes() throws Exception {
    String token = TOKENS.mint(42, "learner");
    List<String> headers = HEADERS.stream().map(each -> each.replace("T", token)).toList();
    JsonNode answer =
        PythonPeer.ask(
            "token_peer.py",
            Map.of(
                "secret",
                SECRET,
                "now",
                CLOCK.instant().getEpochSecond(),
                "headers",
                headers,
                "issue",
                List.of()));
    Iterator<JsonNode> theirs = answer.get("answers").iterator();
    SoftAssertions readings = new SoftAssertions();
    for (String header : headers) {
      readings.assertThat(ours(header)).as("<%s>", header).isEqualTo(meaning(theirs.next()));
    }
    readings.assertAll();
  }

  private static String ours(String header) {
    return switch (BearerHeader.parse(header)) {
      case BearerHeader.Absent() -> "401 Missing Authorization Header";
      case BearerHeader.OtherScheme() -> "401 Missing 'Bearer' type in 'Authorization' header";
      case BearerHeader.Malformed() -> "422 Bad Authorization header";
      case BearerHeader.Token(String value) ->
          TOKENS.verify(value) instanceof Accepted ? "a good token" : "a bad token";
    };
  }

  private static String meaning(JsonNode theirs) {
    if (theirs.get(0).intValue() == 200) {
      return "a good token";
    }
    String message = theirs.get(1).get("msg").stringValue();
    return message.contains("Authorization")
        ? theirs.get(0).intValue() + " " + message.replaceFirst("\\. Expected.*", "")
        : "a bad token";
  }
}
