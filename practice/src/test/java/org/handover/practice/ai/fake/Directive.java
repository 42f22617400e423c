package org.handover.practice.ai.fake;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A behaviour that the conversation itself asks for, for tests that cannot reach the provider:
/// `[[say: hello]]`, `[[status: 500]]`, `[[hang]]`, anywhere in the last message.
final class Directive {
  private static final Pattern PATTERN =
      Pattern.compile("\\[\\[([a-z-]+)(?:: (.*?))?\\]\\]", Pattern.DOTALL);

  private Directive() {}

  static Optional<Behaviour> in(String text) {
    Matcher found = PATTERN.matcher(text);
    return found.find()
        ? Optional.of(behaviour(found.group(1), found.group(2) == null ? "" : found.group(2)))
        : Optional.empty();
  }

  private static Behaviour behaviour(String name, String value) {
    return switch (name) {
      case "say" -> Behaviour.say(value);
      case "nothing" -> Behaviour.say(null);
      case "truncate" -> Behaviour.truncate(value);
      case "filter" -> new Behaviour.Say(null, "content_filter", Duration.ZERO);
      case "refuse" -> new Behaviour.Refuse("I can't help with that.");
      case "status" -> Behaviour.fail(Integer.parseInt(value));
      case "cut" -> new Behaviour.Cut(value, false);
      case "hang" -> new Behaviour.Hang();
      case "malformed" -> Behaviour.malformed();
      case "wrong-shape" -> Behaviour.wrongShape();
      case "raw" -> new Behaviour.Raw(value);
      default -> throw new IllegalArgumentException("no behaviour is called " + name);
    };
  }
}
