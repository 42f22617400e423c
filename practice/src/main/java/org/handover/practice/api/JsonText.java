package org.handover.practice.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON text in and out, by the rules of Python's `json` module: `loads` guesses the encoding,
/// takes `NaN` and the infinities, and lets the last of duplicate keys win; `dumps` writes pure
/// ASCII, so that a lone surrogate, which no UTF-8 can carry, survives as an escape.
public final class JsonText {
  /// CPython 3.11 gives up at a nesting of about 990 and at integers of 4,300 digits.
  public static final int MAX_NESTING = 900;

  public static final int MAX_DIGITS = 4300;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_NESTING)
          .maxNumberLength(MAX_DIGITS)
          .maxStringLength(Integer.MAX_VALUE)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /// The value, or nothing where the bytes are not JSON in any of Unicode's encodings.
  public static Optional<JsonNode> parse(byte[] body) {
    try {
      Charset charset = charset(body);
      String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException notUnicode) {
      return Optional.empty();
    }
  }

  /// The text's value, or nothing where it is not JSON.
  public static Optional<JsonNode> parse(String text) {
    try {
      JsonNode value = MAPPER.readTree(text);
      return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /// The value as text for a `json` column.
  public static String write(JsonNode value) {
    return MAPPER.writeValueAsString(value);
  }

  /// `json.detect_encoding`: a byte order mark, else the place of the zeros in the first two
  /// characters, of which at least one is ASCII.
  private static Charset charset(byte[] b) {
    int first = b.length > 0 ? b[0] & 0xFF : -1;
    int second = b.length > 1 ? b[1] & 0xFF : -1;
    int third = b.length > 2 ? b[2] & 0xFF : -1;
    int fourth = b.length > 3 ? b[3] & 0xFF : -1;
    if ((first == 0 && second == 0 && third == 0xFE && fourth == 0xFF)
        || (first == 0xFF && second == 0xFE && third == 0 && fourth == 0)) {
      return Charset.forName("UTF-32");
    }
    if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
      return StandardCharsets.UTF_16;
    }
    if (first == 0 && (b.length >= 4 || b.length == 2)) {
      return second == 0 && b.length >= 4 ? Charset.forName("UTF-32BE") : StandardCharsets.UTF_16BE;
    }
    if (second == 0 && b.length >= 4) {
      return third == 0 && fourth == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    return second == 0 && b.length == 2 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }
}
