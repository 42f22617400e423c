package org.handover.practice.ai.lexicon;

import java.util.regex.Pattern;

/// How a sentence asks, judged by its form alone.
public enum Inquiry {
  /// A question or prompt, with its mark or without: "any fever?", "tell me about your sleep".
  ASKS,
  /// A statement: a reflection, an explanation, a plan.
  STATES,
  /// Speaks to whoever marks the conversation, or says that something will not be asked.
  VOID;

  private static final Pattern TO_THE_MARKER =
      Pattern.compile(
          """
          \\b(?:rubric|evaluator|grader|examiner|assessor|checklist|(?:full|max(?:imum)?) (?:marks|points|credit|score)\
          |(?:the|this) (?:learner|candidate|trainee)|did i (?:already )?ask|i (?:have )?(?:already )?asked|(?:as an?|ai) (?:ai|model)|(?:previous|prior|above|all) instructions\
          |(?:give|award|assign|grant|deserves?) (?:\\w+ ){0,4}(?:marks?|points?|credit|scores?)\
          |(?:mark|count|score|treat|record|consider|rate) (?:\\w+ ){0,6}as (?:asked|done|covered|passed|true|yes|complete|met))\\b\
          """);
  private static final Pattern DECLINES =
      Pattern.compile(
          """
          \\b(?:won't|will not|not going to|not gonna|don't (?:need|want|have) to|do not (?:need|want|have) to|no need to\
          |rather not|shouldn't|let's not|let us not|skip|without) (?:even )?(?:ask|talk|discuss|bother|go into|cover|get into|explor)(?:e|ing)?\\b\
          """);
  private static final Pattern OPENS_AS_QUESTION =
      Pattern.compile(
          """
          ^\\W*(?:(?:ok|okay|and|so|but|um|uh|alright|all right|right|now|then|great|perfect|well|or|also|yeah|sure|good|no|yes|i see|like|just)\\b[\\s,]*)*+\
          (?:any(?:one|body)?|have|has|had|do|does|did|are|is|was|were|can|could|would|tell me|describe|anything|ever\
          |(?:when|where|what|how|which|who|why)(?:'s)?(?! (?:we|i|we'll|i'll)\\b))\\b\
          """);
  private static final Pattern ASKS_WITHIN =
      Pattern.compile(
          """
          \\b(?:(?:have|do|did|are|were|has|does|is|was|had) (?:you|he|she|it|they|there|your|this|that|anyone|anybody)\
          |any|how about|what about|tell me|wondering|curious|like to (?:ask|know)|want to (?:ask|know)|describe)\\b\
          """);
  private static final Pattern OFFERS =
      Pattern.compile(
          """
          \\b(?:would you (?:like|be|mind|prefer)|do you want|shall|should (?:i|we)|(?:can|could|may) (?:i|we)|why don't (?:i|we)\
          |how about|what about|i'd like (?:you )?to|i would like (?:you )?to|i'll|we'll|i'm going to|let me|let's|are you happy (?:to|for|with|if)|is it (?:ok|okay|all right|alright) (?:to|if))\\b\
          """);
  private static final Pattern DENIES =
      Pattern.compile("\\b(?:not|never|cannot|no need|unnecessary|without)\\b|n't\\b");
  private static final Pattern IF_NOT = Pattern.compile("\\b(?:if|unless|why don't)\\b");
  private static final Pattern ADVISES =
      Pattern.compile(
          "\\b(?:come back|emergency|let (?:us|me) know|we will|we'll|i will|i'll|going to (?:do|run|order)|recommend)\\b");

  static boolean speaksToTheMarker(String sentence) {
    return TO_THE_MARKER.matcher(Vocabulary.plain(sentence).strip()).find();
  }

  /// Whether a question proposes something: "shall we get an X-ray?".
  static boolean offers(String sentence) {
    return OFFERS.matcher(Vocabulary.plain(sentence)).find();
  }

  /// Whether a sentence says that something is not so, or will not be done. What follows "if it
  /// does not get better" will be.
  static boolean denies(String sentence) {
    String plain = Vocabulary.plain(sentence);
    return DENIES.matcher(plain).find() && !IF_NOT.matcher(plain).find();
  }

  static Inquiry of(String sentence) {
    String plain = Vocabulary.plain(sentence).strip();
    if (TO_THE_MARKER.matcher(plain).find() || DECLINES.matcher(plain).find()) {
      return VOID;
    }
    if (plain.endsWith("?") || OPENS_AS_QUESTION.matcher(plain).find()) {
      return ASKS;
    }
    boolean asksWithin = ASKS_WITHIN.matcher(plain).find() && !ADVISES.matcher(plain).find();
    return asksWithin ? ASKS : STATES;
  }
}
