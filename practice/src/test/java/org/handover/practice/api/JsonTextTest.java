package org.handover.practice.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
  void guessesTheEncoding(String charset) {
    assertThat(reprinted("{\"a\":\"é😀\"}".getBytes(Charset.forName(charset))))
        .isEqualTo("{\"a\":\"\\u00E9\\uD83D\\uDE00\"}");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(reprinted("\uFEFF{}".getBytes(UTF_8))).isEqualTo("{}");
  }

  @Test
  void keepsLoneSurrogatesAndNuls() {
    assertThat(reprinted("[\"\\ud800\",\"\\u0000\"]".getBytes(UTF_8)))
        .isEqualToIgnoringCase("[\"\\ud800\",\"\\u0000\"]");
  }

  @Test
  void letsTheLastOfDuplicateKeysWin() {
    assertThat(reprinted("{\"a\":1,\"a\":2}".getBytes(UTF_8))).isEqualTo("{\"a\":2}");
  }

  @Test
  void keepsLargeIntegersWhole() {
    assertThat(reprinted("[123456789012345678901234567890]".getBytes(UTF_8)))
        .isEqualTo("[123456789012345678901234567890]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}x", "{'a':1}", "{\"a\":01}", "[1,]", "\"\t\"", "nul"})
  void refusesWhatIsNotJson(String text) {
    assertThat(JsonText.parse(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void refusesBytesOfNoEncoding() {
    assertThat(JsonText.parse(new byte[] {'"', (byte) 0xC3, '"'})).isEmpty();
  }

  @Test
  void refusesBottomlessNestingAndEndlessNumbers() {
    assertThat(JsonText.parse("[".repeat(10_000).getBytes(UTF_8))).isEmpty();
    assertThat(JsonText.parse(("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8))).isEmpty();
    assertThat(JsonText.parse("9".repeat(5_000).getBytes(UTF_8))).isEmpty();
  }

  private static String reprinted(byte[] json) {
    return JsonText.write(JsonText.parse(json).orElseThrow());
  }
}
