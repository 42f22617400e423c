package org.handover.practice.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.handover.practice.contract.wire.Header;
import org.handover.practice.contract.wire.RawResponse;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final Instant started = Instant.now().minusSeconds(5);

  @Test
  void keyOrderWhiteSpaceAndTheSpellingOfNumbersAreFree() {
    assertThat(differences("{\"a\": 1.0, \"b\": [100]}", "{\"b\":[1e2],\"a\":1}")).isEmpty();
  }

  @Test
  void wholeNumbersAreComparedDigitByDigit() {
    assertThat(differences("9007199254740993", "9007199254740992")).hasSize(1);
    assertThat(differences("0.1", "0.10000000000000001")).isEmpty();
  }

  @Test
  void theFirstDifferenceIsNamed() {
    assertThat(differences("[{\"a\": {\"b\": 1}}]", "[{\"a\": {\"b\": \"1\"}}]"))
        .singleElement()
        .asString()
        .contains("'/0/a/b'", "1 against \"1\"");
  }

  @Test
  void aMissingKeyIsNotNull() {
    assertThat(differences("{\"a\": null}", "{}")).hasSize(1);
    assertThat(differences("{}", "{\"a\": null}")).hasSize(1);
  }

  @Test
  void theOrderOfAnArrayCounts() {
    assertThat(differences("[1, 2]", "[2, 1]")).hasSize(1);
    assertThat(differences("[1, 2]", "[1, 2, 3]")).hasSize(1);
  }

  @Test
  void statusAndContentTypeAndAllowCount() {
    Answer one = answer(405, "{}", new Header("Allow", "GET, HEAD"), type("application/json"));
    Answer same = answer(405, "{}", new Header("allow", "HEAD,GET"), type("application/json"));
    Answer other = answer(404, "{}", new Header("Allow", "GET"), type("text/html"));

    assertThat(compare(Map.of(), one, same)).isEmpty();
    assertThat(compare(Map.of(), one, other)).hasSize(3);
  }

  @Test
  void theHeadersThatAreAskedForCount() {
    Answer one = answer(200, "{}", new Header("Vary", "Accept"), new Header("Date", "now"));
    Answer other = answer(200, "{}", new Header("Date", "then"));

    assertThat(compare(Map.of(), one, one)).isEmpty();
    assertThat(compare(Map.of(), one, other)).singleElement().asString().startsWith("Vary");
  }

  @Test
  void theNewBackendHasToBeCompactWhereThatIsAskedFor() {
    Comparison strict = new Comparison(Map.of(), List.of("compact"), started);
    Answer spaced = answer(200, "{\"a\": \"é\"}");
    Answer escaped = answer(200, "{\"a\":\"\\u00e9\"}");
    Answer compact = answer(200, "{\"a\":\"é\"}");

    assertThat(strict.differences(spaced, compact)).isEmpty();
    assertThat(strict.differences(compact, spaced)).hasSize(1);
    assertThat(strict.differences(compact, escaped)).hasSize(1);
  }

  @Test
  void theContentTypeOfNoBodyDoesNotCount() {
    assertThat(compare(Map.of(), answer(200, "", type("text/html")), answer(200, ""))).isEmpty();
  }

  @Test
  void whatIsNotJsonIsComparedAsText() {
    assertThat(differences("<html>", "<html>")).isEmpty();
    assertThat(differences("<html>", "{}")).hasSize(1);
    assertThat(differences("{\"score\": NaN}", "{\"score\": null}")).hasSize(1);
  }

  @Test
  void timesOfThePlayMayDifferButOthersMayNot() {
    Map<String, Variation> varies = Map.of("/*/timestamp", Variation.NOW);
    String second = second(started.plusSeconds(2));

    assertThat(compare(varies, activity(second + ".120000"), activity(second + ".999999")))
        .isEmpty();
    assertThat(compare(varies, activity(second), activity(second + ".12"))).hasSize(1);
    assertThat(compare(varies, activity(second), activity(second(started.minusSeconds(60)))))
        .hasSize(1);
  }

  private static String second(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return ISO_LOCAL_DATE_TIME.format(utc.truncatedTo(ChronoUnit.SECONDS));
  }

  private List<String> differences(String left, String right) {
    return compare(Map.of(), answer(200, left), answer(200, right));
  }

  private List<String> compare(Map<String, Variation> varies, Answer left, Answer right) {
    return new Comparison(varies, List.of("Vary"), started).differences(left, right);
  }

  private static Answer activity(String timestamp) {
    return answer(200, "[{\"timestamp\": \"%s\"}]".formatted(timestamp));
  }

  private static Answer answer(int status, String body, Header... headers) {
    return Answer.of(new RawResponse(status, List.of(headers), body.getBytes(UTF_8)));
  }

  private static Header type(String value) {
    return new Header("Content-Type", value);
  }
}
