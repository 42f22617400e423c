package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.practice.ai.BoundedText;
import org.jspecify.annotations.Nullable;

/// A sentence of the notes, or a bullet.
///
/// @param heading as written, where one stands before it on its own line or above it
/// @param scene whether it is of the scenario's instructions
record NoteLine(String text, @Nullable Section section, String heading, boolean scene) {
  /// Notes are read as far as this, and a sentence that is longer than the second counts as
  /// several.
  private static final int MOST_CHARACTERS = 20_000;

  private static final int LONGEST = 1_000;
  private static final int SHORTEST_TITLE = 4;
  private static final int MOST_TITLE_WORDS = 8;

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?<=[.!?])(?<!\\b(?:Mr|Dr|Ms|St|vs|e\\.g|i\\.e|Mrs)\\.)['\"”’)]?\\s+(?=[\\p{Lu}\\d'\"“‘(])");
  private static final Pattern BULLET =
      Pattern.compile("^\\s{0,40}(?:[-*•·–—>#]{1,6}|\\d{1,2}[.)])\\s{1,10}");
  private static final Pattern INLINE =
      Pattern.compile(
          "^[*_#\\s]{0,8}([^:*\\d(]{1,45}?(?:\\([^)]{1,120}\\))?)[*_]{0,3}\\s?(?::|\\s[-–—]\\s)[*_]{0,3}\\s{0,5}");
  private static final Pattern NIL =
      Pattern.compile("(?i)^(\\p{L}{2,12}):? ((?:nil|none|nkda)\\b.{0,40})$");
  private static final Pattern MARKS = Pattern.compile("[*_`]{1,3}");

  static List<NoteLine> of(String text, boolean scene) {
    List<NoteLine> lines = new ArrayList<>();
    @Nullable Section section = null;
    String heading = "";
    boolean headed = false;
    for (String raw : BoundedText.beginning(text, MOST_CHARACTERS).split("\n", -1)) {
      String bare =
          BULLET.matcher(BoundedText.beginning(raw, MOST_CHARACTERS)).replaceFirst("").strip();
      if (bare.isEmpty()) {
        headed = headed && lines.isEmpty();
        section = headed ? section : null;
        continue;
      }
      boolean titled = raw.strip().startsWith("#");
      boolean bulleted = !titled && bare.length() < raw.strip().length();
      Optional<Section> alone =
          Section.of(bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare);
      if (alone.isPresent() && (bare.endsWith(":") || !bulleted)) {
        section = alone.get();
        heading = bare;
        headed = true;
        continue;
      }
      if (titled || (isInCapitals(bare) && !bulleted)) {
        section = null;
        heading = bare;
        continue;
      }
      Matcher inline = INLINE.matcher(bare);
      Optional<Section> own = inline.find() ? Section.of(inline.group(1)) : Optional.empty();
      if (own.isPresent()) {
        add(lines, bare.substring(inline.end()), own.get(), inline.group(1), scene);
      } else {
        add(lines, bare, section, heading, scene);
      }
    }
    return lines;
  }

  /// A line in capitals is a heading, whatever it says.
  private static boolean isInCapitals(String line) {
    return line.codePoints().filter(Character::isLetter).count() > SHORTEST_TITLE
        && line.codePoints().noneMatch(Character::isLowerCase)
        && line.codePoints().noneMatch(Character::isDigit)
        && Topics.words(line).size() <= MOST_TITLE_WORDS;
  }

  private static void add(
      List<NoteLine> lines, String text, @Nullable Section section, String heading, boolean scene) {
    String plain = MARKS.matcher(text).replaceAll("").replace('’', '\'').replace('\t', ' ');
    sentences(plain).map(sentence -> line(sentence, section, heading, scene)).forEach(lines::add);
  }

  /// "No rash. Allergy: latex. PMH nil." has headings within the line.
  private static NoteLine line(
      String sentence, @Nullable Section section, String heading, boolean scene) {
    Matcher inline = INLINE.matcher(sentence);
    Optional<Section> own = inline.find() ? Section.of(inline.group(1)) : Optional.empty();
    if (own.isPresent()) {
      return new NoteLine(sentence.substring(inline.end()), own.get(), inline.group(1), scene);
    }
    Matcher nil = NIL.matcher(sentence);
    Optional<Section> of = nil.find() ? Section.of(nil.group(1)) : Optional.empty();
    return of.isPresent()
        ? new NoteLine(nil.group(2), of.get(), nil.group(1), scene)
        : new NoteLine(sentence, section, heading, scene);
  }

  private static Stream<String> sentences(String text) {
    return SENTENCE
        .splitAsStream(text)
        .flatMap(sentence -> BoundedText.pieces(sentence, LONGEST).stream())
        .map(String::strip)
        .filter(sentence -> sentence.length() > 1);
  }
}
