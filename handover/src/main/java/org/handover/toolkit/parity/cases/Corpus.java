package org.handover.toolkit.parity.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A whole folder of cases: who calls, what they send in which order, and what is waived.
///
/// @param headers are sent with each request that does not say otherwise
/// @param compared in an answer, beside what always is: names of headers, `compact`, `key order`
///   and `number spelling`
public record Corpus(
    Map<String, JsonNode> headers,
    List<String> compared,
    Map<String, Caller> callers,
    List<Chapter> chapters,
    Map<String, Waiver> waivers,
    Rules rules) {
  /// Without any case.
  public static final Corpus EMPTY =
      new Corpus(Map.of(), List.of(), Map.of(), List.of(), Map.of(), Rules.NONE);

  private static final Caller PUBLIC = new Caller(null, null, null, null, null);

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
      callers = callers == null ? Map.of() : callers;
      chapters = chapters == null ? List.of() : chapters;
    }
  }

  record Waivers(String about, Map<String, Waiver> waivers) {
    Waivers {
      waivers = waivers == null ? Map.of() : waivers;
    }
  }

  /// All files of a folder.
  ///
  /// @throws org.handover.toolkit.step.StoppedException naming the file that does not fit
  public static Corpus read(Path folder) {
    Index index = CorpusFile.read(folder.resolve("corpus.yml"), Index.class);
    List<Chapter> chapters = new ArrayList<>();
    for (String name : index.chapters()) {
      chapters.add(Chapter.read(folder, name));
    }
    Path granted = folder.resolve("waivers.yml");
    Waivers waivers =
        Files.exists(granted) ? CorpusFile.read(granted, Waivers.class) : new Waivers("", Map.of());
    Corpus corpus =
        new Corpus(
            index.headers(),
            index.compared(),
            index.callers(),
            chapters,
            waivers.waivers(),
            Rules.read(folder));
    corpus.check(folder);
    return corpus;
  }

  public Corpus withChapters(UnaryOperator<List<Chapter>> change) {
    return new Corpus(headers, compared, callers, change.apply(chapters), waivers, rules);
  }

  public int size() {
    return chapters.stream().mapToInt(chapter -> chapter.cases().size()).sum();
  }

  public RawRequest request(Case played, Placeholders scope, @Nullable SigningKeys keys) {
    return played.request(caller(played), headers, scope, keys);
  }

  /// What is sent with each request of a caller.
  ///
  /// @param name null: the public
  /// @throws IllegalArgumentException if there is no such caller, or it cannot sign in
  public List<Header> headersOf(
      @Nullable String name, Placeholders scope, @Nullable SigningKeys keys) {
    return Case.read("GET /", name)
        .request(caller(Case.read("GET /", name)), headers, scope, keys)
        .headers();
  }

  public Waiver waiver(Case played) {
    return Objects.requireNonNull(waivers.get(played.waiver()), played.name());
  }

  private Caller caller(Case played) {
    JsonNode as = played.as();
    if (as == null) {
      return PUBLIC;
    }
    if (!as.isString()) {
      return JsonValues.MAPPER.treeToValue(as, Caller.class);
    }
    Caller caller = callers.get(as.asString());
    if (caller == null) {
      throw new IllegalArgumentException("there is no caller '%s'".formatted(as.asString()));
    }
    return caller;
  }

  /// Names are how a failure is found again, so they are unique within a chapter; what they refer
  /// to must be there.
  private void check(Path folder) {
    for (Chapter chapter : chapters) {
      Set<String> names = new HashSet<>();
      for (Case played : chapter.cases()) {
        String wrong = wrong(played, names);
        if (!wrong.isEmpty()) {
          throw CorpusFile.wrong(
              folder.resolve(chapter.name() + ".yml"),
              "'%s': %s".formatted(played.name(), wrong),
              "mend the case");
        }
      }
    }
  }

  private String wrong(Case played, Set<String> names) {
    try {
      caller(played);
      ExpectedAnswer.of(played.expect());
    } catch (IllegalArgumentException | JacksonException e) {
      return String.valueOf(e.getMessage());
    }
    if (!names.add(played.name())) {
      return "the name is there twice";
    }
    boolean unknown = played.waiver() != null && !waivers.containsKey(played.waiver());
    return unknown ? "waivers.yml has no '%s'".formatted(played.waiver()) : "";
  }
}
