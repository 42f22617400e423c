package org.handover.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every pattern that is matched with what clients or models send, on long hostile input: what it
/// reads is counted, not timed. [ArchitectureTest] keeps patterns from hiding in `String.matches`.
class LinearPatternsTest {
  private static final String ROOT = "org.handover.practice";

  /// These read what the operator or we ourselves wrote.
  private static final List<String> EXEMPT =
      List.of(
          ".database.",
          ".openapi.",
          ".ai.calls.Prices",
          ".ai.lexicon.ConceptLines",
          ".ai.lexicon.VocabularyLines",
          ".ai.marking.ExpressionReader",
          ".assessments.jobs.Job",
          ".operations.OperationsSettings",
          ".server.ServerSettings",
          ".api.RouteTemplate",
          ".api.throttle.");

  /// The most that is matched at a time where that is bounded; elsewhere a header or a body is the
  /// bound. A pattern that is not linear may read a thousand times its bounded text, no more.
  private static final Map<String, Integer> BOUNDED =
      Map.of(
          ".ai.cases.", 1_000,
          ".ai.persona.Memory", 1_000,
          ".ai.persona.", 4_000,
          ".ai.lexicon.Question", 2_000,
          ".ai.marking.Phrasing", 600,
          ".ai.marking.RubricReader", 600);

  /// These are held against a whole text, or its beginning, and never looked for.
  private static final List<String> ANCHORED =
      List.of(".identity.tokens.TokenClaims", ".api.legacy.BodyReader");

  private static final int LONG = 2_000;

  /// An input that the pattern's own words suggest, or one that has overrun patterns before.
  private static final List<String> SUSPICIOUS =
      List.of(
          "a",
          " ",
          "1",
          "1_",
          "0",
          ".",
          ".0",
          "?",
          "? ",
          "!",
          "\"",
          ",",
          ", ",
          ";",
          ":",
          "(",
          "\n",
          "%",
          "start ",
          "ok ",
          "and ",
          "if ",
          "with a ",
          "you are ",
          "ask about ",
          "if asked, say so ",
          "\u00e9",
          "\u0660",
          "\uD83D\uDE00",
          "<|",
          "--",
          "-- ",
          "\u2003");

  private static final Pattern WORD = Pattern.compile("[a-z]{2,}");

  record Inventoried(
      String name, Pattern pattern, boolean anchored, int length, int mostPerCharacter) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Text that counts how often a character of it is looked at.
  private static final class Counted implements CharSequence {
    private final String text;
    private long reads;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @ParameterizedTest
  @MethodSource("inventory")
  void readsLongHostileTextInBoundedSteps(Inventoried one) {
    for (String seed : seeds(one.pattern())) {
      String text = seed.repeat(one.length() / seed.length()) + "!";
      assertThat(reads(one, text))
          .as("reads of %s for %s…", one.pattern(), seed)
          .isLessThan((long) one.mostPerCharacter() * text.length());
    }
  }

  private static List<String> seeds(Pattern pattern) {
    Stream<String> own =
        WORD.matcher(pattern.pattern()).results().map(found -> found.group()).distinct();
    List<String> words = own.toList();
    int step = Math.max(1, words.size() / 6);
    Stream<String> some =
        IntStream.range(0, words.size()).filter(at -> at % step == 0).mapToObj(words::get);
    return Stream.concat(SUSPICIOUS.stream(), some.flatMap(w -> Stream.of(w, w + " "))).toList();
  }

  private static long reads(Inventoried one, String text) {
    Counted counted = new Counted(text);
    Matcher matcher = one.pattern().matcher(counted);
    if (!matcher.lookingAt()) {
      matcher.matches();
    }
    matcher.reset();
    boolean more = !one.anchored();
    while (more) {
      more = matcher.find();
    }
    return counted.reads;
  }

  static Stream<Inventoried> inventory() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT).stream()
            .filter(type -> EXEMPT.stream().noneMatch(type.getName()::contains))
            .flatMap(LinearPatternsTest::patterns);
  }

  private static Stream<Inventoried> patterns(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
        // Alternatives of literals, made of the lexicon's file.
        .filter(field -> !field.getOwner().getSimpleName().equals("Vocabulary") || isStatic(field))
        .flatMap(field -> values(field, type.reflect()))
        .map(pattern -> inventoried(type.getName(), pattern));
  }

  private static boolean isStatic(JavaField field) {
    return Modifier.isStatic(field.reflect().getModifiers());
  }

  private static Stream<Pattern> values(JavaField field, Class<?> type) {
    Field reflected = field.reflect();
    reflected.setAccessible(true);
    return isStatic(field)
        ? Stream.of(value(reflected, null))
        : Stream.of(type.getEnumConstants()).map(constant -> value(reflected, constant));
  }

  private static Pattern value(Field field, @Nullable Object owner) {
    try {
      return (Pattern) field.get(owner);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Inventoried inventoried(String type, Pattern pattern) {
    String text = pattern.pattern();
    String name = type + " " + text.substring(0, Math.min(40, text.length()));
    boolean anchored = ANCHORED.stream().anyMatch(type::contains);
    return BOUNDED.entrySet().stream()
        .filter(bound -> type.contains(bound.getKey()))
        .max(Comparator.comparingInt(bound -> bound.getKey().length()))
        .map(bound -> new Inventoried(name, pattern, anchored, bound.getValue(), 1_000))
        .orElseGet(() -> new Inventoried(name, pattern, anchored, LONG, 200));
  }
}
