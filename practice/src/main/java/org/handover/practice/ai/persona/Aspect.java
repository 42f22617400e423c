package org.handover.practice.ai.persona;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a question about the complaint wants to know of it, and how a fact that tells it sounds:
/// "does it go anywhere else?" names nothing that could be matched.
enum Aspect {
  SPREAD(
      "\\b(?:go(?:es)? (?:anywhere|somewhere)|spread\\w*|radiat\\w+|move\\w* (?:anywhere|around|to)|travel anywhere)\\b",
      "\\b(?:spreads?|radiat\\w+|goes (?:to|into|down)|shoots?)\\b"),
  PLACE(
      "\\b(?:where (?:exactly |precisely |about )?(?:is|does|do|are|was)|whereabouts|point to|which (?:side|part)|show me where|location)\\b",
      "\\b(?:central|left|right|under|front|back|side|arm|leg|chest|head|area|between|outside|inside|all over|behind|neck|toe|knee|foot)\\b"),
  CHANGE(
      "\\b(?:better|worse|helps?|eases?|relie\\w+|triggers?|brings? it on|sets? it off|makes? (?:it|them|this)|come on|comes on)\\b",
      "\\b(?:rest|better|worse|after|before|comes? on|helps?|when|while|eas\\w+|on (?:the )?(?:stairs|turning|walking)|at night)\\b"),
  KIND(
      "\\b(?:what (?:is|does) (?:it|the pain|that|this) (?:feel )?like|feel like|describe|what (?:kind|sort|type)|sharp|dull|character|constant|come and go)\\b",
      "\\b(?:like|tight\\w*|sharp|burning|dull|crushing|band|hard|sudden|seconds|comes|size)\\b");

  private final Pattern question;
  private final Pattern fact;

  Aspect(String question, String fact) {
    this.question = Pattern.compile(question, Pattern.CASE_INSENSITIVE);
    this.fact = Pattern.compile(fact, Pattern.CASE_INSENSITIVE);
  }

  static Optional<Aspect> of(String sentence) {
    for (Aspect aspect : values()) {
      if (aspect.question.matcher(sentence).find()) {
        return Optional.of(aspect);
      }
    }
    return Optional.empty();
  }

  boolean isToldBy(Fact fact) {
    return this.fact.matcher(fact.spoken()).find();
  }
}
