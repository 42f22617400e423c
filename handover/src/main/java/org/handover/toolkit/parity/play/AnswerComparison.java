package org.handover.toolkit.parity.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.parity.cases.Variation;
import tools.jackson.databind.JsonNode;

/// Two answers to one request, compared as a client would see them.
///
/// @param headers that are compared by what they mean
/// @param further what a corpus asks for: names of headers, letter by letter; `compact` where the
///   new backend's bodies must have no needless blanks and escapes; `key order`; `number spelling`
/// @param most mismatches of two bodies; further ones are not looked for
public record AnswerComparison(
    Map<String, Variation> varies,
    List<String> headers,
    List<String> further,
    Identities identities,
    Instant started,
    int most) {
  private static final int ENOUGH = 25;
  private static final String COMPACT = "compact";
  private static final String KEY_ORDER = "key order";
  private static final String NUMBER_SPELLING = "number spelling";
  private static final List<String> NO_HEADERS = List.of(COMPACT, KEY_ORDER, NUMBER_SPELLING);

  public AnswerComparison {
    varies = Map.copyOf(varies);
    headers = List.copyOf(headers);
    further = List.copyOf(further);
  }

  /// Of very different bodies the first mismatches are enough.
  public AnswerComparison(
      Map<String, Variation> varies,
      List<String> headers,
      List<String> further,
      Identities identities,
      Instant started) {
    this(varies, headers, further, identities, started, ENOUGH);
  }

  public List<Mismatch> mismatches(Answer legacy, Answer next) {
    List<Mismatch> found = new ArrayList<>();
    differ(found, MismatchKind.STATUS, "", legacy.status(), next.status());
    if (!isUnannounced(legacy, next)) {
      differ(found, MismatchKind.CONTENT_TYPE, "", legacy.contentType(), next.contentType());
    }
    differ(found, MismatchKind.HEADER, "Allow", legacy.allow(), next.allow());
    for (String name : further) {
      if (!NO_HEADERS.contains(name)) {
        differ(
            found,
            MismatchKind.HEADER,
            name,
            legacy.raw().header(name).orElse("none"),
            next.raw().header(name).orElse("none"));
      }
    }
    found.addAll(new HeaderComparison(legacy.raw(), next.raw()).of(headers));
    found.addAll(bodies(legacy, next));
    return found;
  }

  /// Two answers without a body, of which one does not even announce one.
  private static boolean isUnannounced(Answer legacy, Answer next) {
    return legacy.json().isMissingNode()
        && next.json().isMissingNode()
        && (legacy.contentType().isEmpty() || next.contentType().isEmpty());
  }

  private List<Mismatch> bodies(Answer legacy, Answer next) {
    List<Mismatch> found =
        new BodyComparison(
                identities, further.contains(NUMBER_SPELLING), further.contains(KEY_ORDER), most)
            .of(settled(legacy.json()), settled(next.json()));
    if (further.contains(COMPACT) && !isCompact(next)) {
      found.add(
          new Mismatch(MismatchKind.SPELLING, "", "a compact body is expected", next.raw().text()));
    }
    return found;
  }

  private static boolean isCompact(Answer answer) {
    return answer.json().isMissingNode() || answer.raw().text().equals(answer.json().toString());
  }

  private JsonNode settled(JsonNode body) {
    if (varies.isEmpty()) {
      return body;
    }
    JsonNode copy = body.deepCopy();
    varies.forEach((pointer, variation) -> variation.settle(copy, pointer, started));
    return copy;
  }

  private static void differ(
      List<Mismatch> found, MismatchKind kind, String where, Object left, Object right) {
    if (!left.equals(right)) {
      found.add(new Mismatch(kind, where, left.toString(), right.toString()));
    }
  }
}
