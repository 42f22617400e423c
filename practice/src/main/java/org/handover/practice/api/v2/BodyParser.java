package org.handover.practice.api.v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Takes a body apart by its media type, as DRF's parsers do. No bytes are an empty object,
/// whatever the type.
final class BodyParser {
  static final List<String> MEDIA_TYPES =
      List.of("application/json", "application/x-www-form-urlencoded");

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private BodyParser() {}

  /// @throws ProblemException for another type, and for bytes that are not of their type
  static Body parse(@Nullable String contentType, byte[] bytes) {
    if (bytes.length == 0) {
      return new Body.OfJson(JsonNodeFactory.instance.objectNode());
    }
    String header = contentType == null ? "" : contentType;
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/json", "application/*", "*/*" ->
          new Body.OfJson(StrictJson.parse(bytes, charset(header)));
      case "application/x-www-form-urlencoded" ->
          new Body.OfForm(new Params(new String(bytes, charset(header))));
      default -> throw new ProblemException(new Problem.UnsupportedMediaType(header));
    };
  }

  private static Charset charset(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return UTF_8;
    }
  }
}
