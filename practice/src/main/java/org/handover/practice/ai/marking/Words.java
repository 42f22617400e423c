package org.handover.practice.ai.marking;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.lexicon.Spelling;

/// The words of a sentence, or of a rubric's line: in lower case, with contractions written out
/// ("I'm" is "i am") and typed words as they are meant.
///
/// @param opening how many of them only open the sentence: "okay so"
record Words(List<String> list, Set<String> set, int opening) {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?");
  private static final Set<String> OPENERS = WordLists.get("openers");
  private static final Map<String, String> ENDS =
      Map.of("'m", "am", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would");
  private static final Set<String> IS = WordLists.get("is");
  private static final int MOST_OPENERS = 6;

  static Words of(String text, Spelling spelling) {
    return read(spelling.written(lower(text)));
  }

  /// Of text that was not typed in haste.
  static Words plain(String text) {
    return read(lower(text));
  }

  private static String lower(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('’', '\'')
        .toLowerCase(Locale.ROOT);
  }

  private static Words read(String text) {
    Matcher tokens = TOKEN.matcher(text);
    List<String> words = new ArrayList<>();
    while (tokens.find()) {
      add(tokens.group(), words);
    }
    int opening = 0;
    while (opening < Math.min(MOST_OPENERS, words.size()) && OPENERS.contains(words.get(opening))) {
      opening++;
    }
    return new Words(List.copyOf(words), Set.copyOf(words), opening);
  }

  private static void add(String token, List<String> words) {
    int apostrophe = token.indexOf('\'');
    if (apostrophe < 0) {
      words.add(token);
      return;
    }
    String head = token.substring(0, apostrophe);
    String end = token.substring(apostrophe);
    if (token.endsWith("n't")) {
      words.add(positive(token));
      words.add("not");
    } else if (ENDS.containsKey(end)) {
      words.add(head);
      words.add(ENDS.get(end));
    } else if (end.equals("'s") && head.equals("let")) {
      words.addAll(List.of("let", "us"));
    } else {
      words.add(head);
      if (end.equals("'s") && IS.contains(head)) {
        words.add("is");
      }
    }
  }

  private static String positive(String token) {
    return switch (token) {
      case "can't" -> "can";
      case "won't" -> "will";
      case "shan't" -> "shall";
      default -> token.substring(0, token.length() - 3);
    };
  }
}
