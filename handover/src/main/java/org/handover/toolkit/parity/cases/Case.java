package org.handover.toolkit.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One request of the corpus and what is expected of its answer.
///
/// @param as a caller's name in `corpus.yml`, or a caller spelt out; absent: the public
/// @param request method and target, as they stand in a request line
/// @param http the version, 1.1 unless said here
/// @param headers a value or a list of them; `Content-Type` is application/json unless said here,
///   and not sent at all if null
/// @param json the body as a value, `raw` as a text in `charset` (UTF-8), `base64` as bytes
/// @param copies how many times the request is sent at the same moment; absent: once
/// @param save variables for later cases: a JSON pointer into the answer, or `cookie` and a name
/// @param varies values that rightly differ, by JSON pointer (`*`: any element), with their kind
/// @param waiver the name of a difference that the contract grants
public record Case(
    String name,
    @Nullable JsonNode as,
    String request,
    @Nullable String http,
    Map<String, JsonNode> headers,
    @Nullable JsonNode json,
    @Nullable String raw,
    @Nullable String charset,
    @Nullable String base64,
    JsonNode expect,
    @Nullable Integer copies,
    Map<String, String> save,
    Map<String, Variation> varies,
    @Nullable String waiver) {
  public Case {
    if (!request.contains(" ")) {
      throw new IllegalArgumentException("%s: no method and target: %s".formatted(name, request));
    }
    if (copies != null && (copies < 2 || copies > 64)) {
      throw new IllegalArgumentException(name + ": copies may be 2 to 64");
    }
    headers = headers == null ? Map.of() : headers;
    save = save == null ? Map.of() : Map.copyOf(save);
    varies = varies == null ? Map.of() : Map.copyOf(varies);
  }

  /// A request without a body of which any answer is expected.
  static Case read(String request, @Nullable String caller) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return new Case(
        request,
        caller == null ? null : nodes.stringNode(caller),
        request,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        nodes.objectNode(),
        null,
        Map.of(),
        Map.of(),
        null);
  }

  /// The same with another request line and body.
  public Case with(String otherRequest, @Nullable JsonNode otherJson) {
    return new Case(
        name,
        as,
        otherRequest,
        http,
        headers,
        otherJson,
        raw,
        charset,
        base64,
        expect,
        copies,
        Map.of(),
        varies,
        waiver);
  }

  /// Its name in `corpus.yml`, or `crafted`; empty: the public.
  public String caller() {
    return as == null ? "" : as.isString() ? as.asString() : "crafted";
  }

  /// @param usual headers that every request bears unless its case says otherwise
  RawRequest request(
      Caller caller, Map<String, JsonNode> usual, Placeholders scope, @Nullable SigningKeys keys) {
    byte[] body = body(scope);
    List<Header> lines = new ArrayList<>(caller.headers(scope, keys));
    if (body != null && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
      lines.add(new Header("Content-Type", "application/json"));
    }
    Map<String, JsonNode> all = new LinkedHashMap<>(usual);
    all.putAll(headers);
    all.forEach((name, value) -> lines.addAll(header(name, value, scope)));
    String[] line = scope.text(request).split(" ", 2);
    return new RawRequest(line[0], line[1], Objects.requireNonNullElse(http, "1.1"), lines, body);
  }

  private static List<Header> header(String name, JsonNode value, Placeholders scope) {
    List<JsonNode> values = value.isArray() ? List.copyOf(value.values()) : List.of(value);
    return values.stream()
        .filter(v -> !v.isNull())
        .map(v -> new Header(name, scope.text(v.asString())))
        .toList();
  }

  private byte @Nullable [] body(Placeholders scope) {
    if (json != null) {
      return scope.expand(json).toString().getBytes(UTF_8);
    }
    if (raw != null) {
      return scope.text(raw).getBytes(charset == null ? UTF_8 : Charset.forName(charset));
    }
    return base64 == null ? null : Base64.getDecoder().decode(base64);
  }
}
