package org.handover.practice.ai.marking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A pattern over the words of a sentence, such as `what (brings|brought) you *`. The head of
/// `skills.txt` explains its signs. Matching follows sets of places through the elements, so that
/// its work is at most their number times that of the words.
final class Expression {
  /// One step of a pattern.
  sealed interface Element {
    /// One word: any of these, or one that begins with any of these.
    record OneWord(Set<String> exact, List<String> beginnings, boolean other) implements Element {
      public OneWord {
        exact = Set.copyOf(exact);
        beginnings = List.copyOf(beginnings);
      }

      boolean matches(String word) {
        return (exact.contains(word) || beginnings.stream().anyMatch(word::startsWith)) != other;
      }
    }

    /// Up to so many words of any kind.
    record Gap(int most) implements Element {}

    /// One of several ways.
    record Choice(List<List<Element>> ways, boolean optional) implements Element {
      public Choice {
        ways = List.copyOf(ways);
      }
    }

    /// The beginning of the sentence, or its end.
    record Edge(boolean end) implements Element {}
  }

  private final List<Element> elements;
  private final List<Set<String>> required;

  Expression(List<Element> elements) {
    this.elements = List.copyOf(elements);
    this.required = required(elements);
  }

  boolean matches(Words words) {
    for (Set<String> any : required) {
      if (any.stream().noneMatch(words.set()::contains)) {
        return false;
      }
    }
    BitSet places = new BitSet();
    places.set(0, words.list().size() + 1);
    return !follow(elements, places, words).isEmpty();
  }

  /// The words that it names itself.
  Set<String> words() {
    Set<String> words = new HashSet<>();
    collect(elements, words);
    return words;
  }

  private static void collect(List<Element> elements, Set<String> words) {
    for (Element element : elements) {
      if (element instanceof Element.OneWord one && !one.other()) {
        words.addAll(one.exact());
        words.addAll(one.beginnings());
      }
      if (element instanceof Element.Choice choice) {
        choice.ways().forEach(way -> collect(way, words));
      }
    }
  }

  /// Whether the word is one of the pattern's own.
  boolean knows(String word) {
    return knows(elements, word);
  }

  private static boolean knows(List<Element> elements, String word) {
    for (Element element : elements) {
      boolean known =
          switch (element) {
            case Element.OneWord one -> !one.other() && one.matches(word);
            case Element.Choice choice -> choice.ways().stream().anyMatch(way -> knows(way, word));
            case Element.Gap _, Element.Edge _ -> false;
          };
      if (known) {
        return true;
      }
    }
    return false;
  }

  private static BitSet follow(List<Element> elements, BitSet from, Words words) {
    BitSet places = from;
    for (Element element : elements) {
      if (places.isEmpty()) {
        return places;
      }
      places = step(element, places, words);
    }
    return places;
  }

  private static BitSet step(Element element, BitSet from, Words words) {
    BitSet to = new BitSet();
    int size = words.list().size();
    switch (element) {
      case Element.OneWord word ->
          from.stream()
              .filter(at -> at < size && word.matches(words.list().get(at)))
              .forEach(at -> to.set(at + 1));
      case Element.Gap gap ->
          from.stream().forEach(at -> to.set(at, Math.min(size, at + gap.most()) + 1));
      case Element.Choice choice -> {
        choice.ways().forEach(way -> to.or(follow(way, from, words)));
        if (choice.optional()) {
          to.or(from);
        }
      }
      case Element.Edge edge ->
          from.stream()
              .filter(at -> edge.end() ? at == size : at <= words.opening())
              .forEach(to::set);
    }
    return to;
  }

  /// Words of which a sentence has to have one from each set, to spare most sentences the matching.
  private static List<Set<String>> required(List<Element> elements) {
    List<Set<String>> all = new ArrayList<>();
    for (Element element : elements) {
      if (element instanceof Element.OneWord word && isPlain(word)) {
        all.add(word.exact());
      }
      if (element instanceof Element.Choice choice && !choice.optional()) {
        Set<String> any = new HashSet<>();
        boolean plain = true;
        for (List<Element> way : choice.ways()) {
          List<Set<String>> inner = required(way);
          plain &= !inner.isEmpty();
          any.addAll(inner.isEmpty() ? Set.of() : inner.getFirst());
        }
        if (plain) {
          all.add(Set.copyOf(any));
        }
      }
    }
    return List.copyOf(all);
  }

  private static boolean isPlain(Element.OneWord word) {
    return word.beginnings().isEmpty() && !word.other();
  }
}
