package org.handover.practice.api.v2;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Locale;
import org.handover.practice.api.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as DRF's `JSONParser` reads it: in the charset that the client names, and nothing that JSON
/// does not have. Why a text is refused is told in the words of Python's `json`.
final class StrictJson {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(JsonText.MAX_NESTING)
          .maxNumberLength(JsonText.MAX_DIGITS)
          .maxStringLength(Integer.MAX_VALUE)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// What Python would take and our limits do not.
  private static final String TOO_MUCH =
      "numbers of more than %d digits".formatted(JsonText.MAX_DIGITS);

  private StrictJson() {}

  /// @throws ProblemException where it is no JSON
  static JsonNode parse(byte[] bytes, Charset charset) {
    String text = decode(bytes, charset);
    try {
      JsonNode value = MAPPER.readTree(text);
      if (!value.isMissingNode()) {
        return value;
      }
    } catch (JacksonException notJson) {
      throw parseError(JsonComplaint.about(text).orElse(TOO_MUCH));
    }
    throw parseError(JsonComplaint.about(text).orElse("Expecting value"));
  }

  private static String decode(byte[] bytes, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw parseError(
          "'%s' codec can't decode byte 0x%02x in position %d: %s"
              .formatted(
                  charset.name().toLowerCase(Locale.ROOT),
                  bytes[in.position()],
                  in.position(),
                  reason(bytes, in.position())));
    }
    return out.flip().toString();
  }

  /// CPython's, of a sequence that is no UTF-8.
  private static String reason(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return "invalid start byte";
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (int i = at + 1; i < at + length; i++) {
      if (i == bytes.length) {
        return "unexpected end of data";
      }
      if ((bytes[i] & 0xC0) != 0x80) {
        return "invalid continuation byte";
      }
    }
    return "invalid continuation byte";
  }

  private static ProblemException parseError(String reason) {
    return new ProblemException(new Problem.ParseError(reason));
  }
}
