package org.handover.toolkit.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.parity.cases.Variation;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawResponse;
import org.junit.jupiter.api.Test;

class AnswerComparisonTest {
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
  void aDifferenceIsNamedByItsPlace() {
    assertThat(differences("[{\"a\": {\"b\": 1}}]", "[{\"a\": {\"b\": \"1\"}}]"))
        .singleElement()
        .asString()
        .contains("type at '/0/a/b'", "1 against \"1\"");
  }

  @Test
  void aMissingKeyIsNotNull() {
    assertThat(differences("{\"a\": null}", "{}")).hasSize(1);
    assertThat(differences("{}", "{\"a\": null}")).hasSize(1);
  }

  @Test
  void theOrderOfAnArrayCounts() {
    assertThat(differences("[1, 2]", "[2, 1]")).hasSize(2);
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
    assertThat(compare(Map.of(), one, other))
        .singleElement()
        .asString()
        .startsWith("header at 'Vary'");
  }

  @Test
  void theNewBackendHasToBeCompactWhereThatIsAskedFor() {
    AnswerComparison strict = comparison(Map.of(), List.of("compact"));
    Answer spaced = answer(200, "{\"a\": \"é\"}");
    Answer escaped = answer(200, "{\"a\":\"\\u00e9\"}");
    Answer compact = answer(200, "{\"a\":\"é\"}");

    assertThat(strict.mismatches(spaced, compact)).isEmpty();
    assertThat(strict.mismatches(compact, spaced)).hasSize(1);
    assertThat(strict.mismatches(compact, escaped)).hasSize(1);
  }

  @Test
  void theContentTypeOfNoBodyDoesNotCount() {
    assertThat(compare(Map.of(), answer(200, "", type("text/html")), answer(200, ""))).isEmpty();
  }

  @Test
  void theContentTypeOfAnAnnouncedBodyCounts() {
    Header length = new Header("Content-Length", "9");
    Answer html = answer(200, "", length, type("text/html"));

    assertThat(compare(Map.of(), html, answer(200, "", length, type("text/plain")))).hasSize(1);
    assertThat(compare(Map.of(), html, answer(200, "", type("text/plain")))).isEmpty();
  }

  @Test
  void whatIsNotTextIsComparedByteByByte() {
    Answer one = Answer.of(new RawResponse(200, List.of(), new byte[] {(byte) 0xff, 1}));
    Answer other = Answer.of(new RawResponse(200, List.of(), new byte[] {(byte) 0xfe, 1}));

    assertThat(compare(Map.of(), one, one)).isEmpty();
    assertThat(compare(Map.of(), one, other)).hasSize(1);
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

  @Test
  void everyDifferenceHasAGrade() {
    List<Mismatch> found =
        differences(
            "{\"gone\": 1, \"text\": \"a\", \"number\": 1, \"list\": [1]}",
            "{\"text\": \"b\", \"number\": \"1\", \"list\": [], \"new\": 1}");

    assertThat(found)
        .extracting(m -> "%s %s %s".formatted(m.grade(), m.kind(), m.where()))
        .containsExactly(
            "high field removed /gone",
            "medium value /text",
            "high type /number",
            "high length /list",
            "low field added /new");
  }

  @Test
  void theSpellingOfNumbersAndTheOrderOfKeysCountWhereThatIsAskedFor() {
    AnswerComparison strict = comparison(Map.of(), List.of("number spelling", "key order"));

    assertThat(strict.mismatches(answer(200, "{\"a\": 1}"), answer(200, "{\"a\": 1.0}")))
        .hasSize(1);
    assertThat(
            strict.mismatches(
                answer(200, "{\"a\": 1, \"b\": 2}"), answer(200, "{\"b\": 2, \"a\": 1}")))
        .hasSize(1);
  }

  @Test
  void cookiesAreComparedByNameAndAttributes() {
    Answer one = answer(200, "", cookie("session=a; Path=/; HttpOnly; Expires=Mon, 01 Jan 2029"));
    Answer same = answer(200, "", cookie("session=b; expires=Tue; path=/; httponly"));
    Answer open = answer(200, "", cookie("session=a; Path=/; Expires=Mon"));

    assertThat(usual(one, same)).isEmpty();
    assertThat(usual(one, open)).singleElement().asString().startsWith("cookie at 'session'");
    assertThat(usual(one, answer(200, ""))).hasSize(1);
  }

  @Test
  void aCookieThatIsTakenAwayIsNotOneThatIsSet() {
    Answer set = answer(200, "", cookie("s=a; Path=/; Expires=Sun, 01 Jan 2090 00:00:00 GMT"));
    Answer over = answer(200, "", cookie("s=a; Path=/; Expires=Thu, 01-Jan-1970 00:00:00 GMT"));

    assertThat(usual(set, over)).hasSize(1);
    assertThat(usual(answer(200, "", cookie("s=a")), answer(200, "", cookie("s=")))).hasSize(1);
    assertThat(usual(answer(200, "", cookie("s=\"\"")), answer(200, "", cookie("s=")))).isEmpty();
  }

  @Test
  void aCookieOfTwoPathsCountsTwice() {
    Answer two = answer(200, "", cookie("s=a; Path=/a"), cookie("s=a; Path=/"));
    Answer same = answer(200, "", cookie("s=b; Path=/"), cookie("s=b; Path=/a"));

    assertThat(usual(two, same)).isEmpty();
    assertThat(usual(two, answer(200, "", cookie("s=a; Path=/")))).hasSize(1);
  }

  @Test
  void listsInHeadersHaveNoOrderAndALocationNoAddress() {
    Answer one =
        answer(
            201,
            "",
            new Header("Vary", "Accept, Cookie"),
            new Header("Location", "http://127.0.0.1:5000/api/x/1"));
    Answer same =
        answer(
            201,
            "",
            new Header("vary", "cookie"),
            new Header("Vary", "accept"),
            new Header("Location", "http://127.0.0.1:8000/api/x/1"));

    assertThat(usual(one, same)).isEmpty();
    assertThat(usual(one, answer(201, ""))).hasSize(2);
  }

  @Test
  void aUuidStandsForOneOtherThroughoutThePlay() {
    AnswerComparison comparison = comparison(Map.of(), List.of());
    String first = "\"1b671a64-40d5-491e-99b0-da01ff1f3341\"";
    String second = "\"6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b\"";
    String third = "\"9b2b8a52-73c0-4a67-9c4a-1f7c2c6d8e01\"";

    assertThat(comparison.mismatches(answer(200, first), answer(200, second))).isEmpty();
    assertThat(comparison.mismatches(answer(200, first), answer(200, second))).isEmpty();
    assertThat(comparison.mismatches(answer(200, first), answer(200, third))).hasSize(1);
    assertThat(comparison.mismatches(answer(200, third), answer(200, second))).hasSize(1);
  }

  @Test
  void reportsHoldNoSecrets() {
    assertThat(
            differences(
                "{\"access_token\": \"abc\", \"x\": 1}", "{\"password\": \"hunter2\", \"x\": 2}"))
        .asString()
        .doesNotContain("hunter2");
    assertThat(Secrets.strike(new Header("Authorization", "Bearer abc"))).doesNotContain("abc");
  }

  private List<Mismatch> usual(Answer one, Answer other) {
    return new AnswerComparison(
            Map.of(), HeaderComparison.USUAL, List.of(), new Identities(), started)
        .mismatches(one, other);
  }

  private static Header cookie(String value) {
    return new Header("Set-Cookie", value);
  }

  private List<Mismatch> differences(String left, String right) {
    return compare(Map.of(), answer(200, left), answer(200, right));
  }

  private List<Mismatch> compare(Map<String, Variation> varies, Answer left, Answer right) {
    return comparison(varies, List.of("Vary")).mismatches(left, right);
  }

  private AnswerComparison comparison(Map<String, Variation> varies, List<String> further) {
    return new AnswerComparison(varies, List.of(), further, new Identities(), started);
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
