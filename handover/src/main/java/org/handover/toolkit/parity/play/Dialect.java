package org.handover.toolkit.parity.play;

import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Where the new backend has the same API under other paths, or its lists in an envelope: cases
/// speak as the old one does.
///
/// @param from the beginning of a path that becomes `to`
/// @param envelope where the elements of a list are: `/results`
public record Dialect(@Nullable String from, @Nullable String to, @Nullable String envelope) {
  public static final Dialect SAME = new Dialect(null, null, null);

  RawRequest request(RawRequest request) {
    String target = request.target();
    if (from == null || to == null || !target.startsWith(from)) {
      return request;
    }
    return new RawRequest(
        request.method(),
        to + target.substring(from.length()),
        request.version(),
        request.headers(),
        request.body());
  }

  Answer answer(Answer answer) {
    if (envelope == null) {
      return answer;
    }
    JsonNode elements = answer.json().at(JsonPointer.compile(envelope));
    return elements.isArray() ? answer.withJson(elements) : answer;
  }
}
