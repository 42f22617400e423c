package org.handover.practice.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handover.practice.contract.wire.RawRequest;
import tools.jackson.databind.JsonNode;

/// All of `parity/`: who calls, what they send in which order, and what is waived.
///
/// @param headers are sent with each request that does not say otherwise
/// @param compared in an answer, beside what always is; see [Comparison]
record Corpus(
    Map<String, JsonNode> headers,
    List<String> compared,
    Map<String, Caller> callers,
    List<Chapter> chapters,
    Map<String, Waiver> waivers) {
  private static final Caller PUBLIC = new Caller(null, null, null, null);

  /// `corpus.yml`.
  record Index(
      String about,
      Map<String, JsonNode> headers,
      List<String> compared,
      Map<String, Caller> callers,
      List<String> chapters) {
    Index {
      headers = headers == null ? Map.of() : headers;
      compared = compared == null ? List.of() : compared;
    }
  }

  record Waivers(String about, Map<String, Waiver> waivers) {}

  static Corpus read(Path directory) throws IOException {
    Index index = Yaml.read(directory.resolve("corpus.yml"), Index.class);
    List<Chapter> chapters = new ArrayList<>();
    for (String name : index.chapters()) {
      chapters.add(Chapter.read(directory, name));
    }
    Waivers waivers = Yaml.read(directory.resolve("waivers.yml"), Waivers.class);
    return new Corpus(
            index.headers(), index.compared(), index.callers(), chapters, waivers.waivers())
        .checked();
  }

  RawRequest request(Case played, Scope scope, Keys keys) {
    return played.request(caller(played), headers, scope, keys);
  }

  private Caller caller(Case played) {
    JsonNode as = played.as();
    if (as == null) {
      return PUBLIC;
    }
    return as.isString()
        ? Objects.requireNonNull(callers.get(as.asString()), () -> "no caller " + as)
        : Json.MAPPER.treeToValue(as, Caller.class);
  }

  /// Names are how a failure is found again, so they are unique within a chapter; what they refer
  /// to must be there.
  private Corpus checked() {
    for (Chapter chapter : chapters) {
      Set<String> names = new HashSet<>();
      for (Case played : chapter.cases()) {
        caller(played);
        Expectation.of(played.expect());
        if (!names.add(played.name())) {
          throw new IllegalArgumentException(chapter.name() + ": twice: " + played.name());
        }
        if (played.waiver() != null && !waivers.containsKey(played.waiver())) {
          throw new IllegalArgumentException("no waiver " + played.waiver());
        }
      }
    }
    return this;
  }
}
