package org.handover.practice.ai.persona;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a learner's sentence does, as far as its form tells. The first that fits counts.
enum Intent {
  /// It wants the patient to be something else, or to show what the patient was told.
  OUT_OF_ROLE(
      "\\b(?:(?:ignore|disregard|forget|override|bypass) (?:\\w+"
          + " ){0,4}(?:instructions?|rules?|prompts?|above|before|notes?|said)|system"
          + " ?(?:prompt|message|override)|(?:your|the|these|initial|hidden|secret|original)"
          + " (?:\\w+ )?(?:instructions?|prompt|guidelines|persona|script|notes|configuration|role"
          + " ?card|briefing|case file)|you(?: are|'re) (?:now|actually|really)? ?(?:an?"
          + " )?(?:ai|bot|chat ?bot|assistant|language"
          + " model|llm|model|dan|developer|machine|computer|simulat\\w+)|are you (?:an?"
          + " )?(?:ai|bot|robot|human|real|actor|chatgpt|computer|machine)|as an ai|language"
          + " model|chatgpt|openai|developer mode|jailbreak|role ?-?play as|pretend (?:to"
          + " be|you)|act as (?!if\\b)|switch roles?|swap roles|you(?: are|'re) the doctor|new"
          + " (?:persona|role|instructions?)|repeat (?:\\w+"
          + " ){0,3}(?:above|verbatim|everything|words)|(?:verbatim|word for word)|base ?64|rot"
          + " ?13|decode|encode|translate (?:\\w+"
          + " ){0,4}(?:instructions?|above|notes|text)|json|markdown|python|<\\||\\|>|\\[/?inst\\]|<</?sys>>|###|(?:full|maximum|max|top|high)"
          + " (?:marks?|scores?|points)|(?:give|award|grant|assign) (?:me|the learner|myself)"
          + " (?:\\w+ ){0,4}(?:marks?|points?|credit|scores?|grade)|\\brubric|mark"
          + " ?scheme|examiner|evaluator|assessor|end of (?:the"
          + " )?(?:scenario|simulation|conversation)|out of character|break"
          + " character|debug|print|output (?:the|your)|reveal (?:your|the) (?:\\w+"
          + " )?(?:prompt|instruction|diagnosis|answer|secret)|(?:everything|all) (?:that )?you"
          + " (?:know|were told)|hidden|instrucciones|anweisungen|instructions"
          + " syst|consignes|istruzioni|instru[cç][oõ]es|инструкц|指示|指令|プロンプト)"),
  DIAGNOSIS(
      "\\b(?:diagnosis|diagnosed with (?:today|now)|what (?:illness|disease|condition) (?:do|have)"
          + " you|what do you (?:really )?have\\b|what(?:'s| is) (?:really |actually )?wrong with"
          + " you|which disease|name (?:of )?(?:the|your)"
          + " (?:illness|disease|condition)|diagnóstico|diagnose\\b|diagnostic)"),
  RUDE(
      "\\b(?:stupid|idiot|shut up|moron|fuck\\w*|shit|bitch|useless|dumb|liar|crap|bloody hell|hate"
          + " you|get lost|go to hell|ugly|fat cow|waste of (?:my )?time)\\b"),
  GOODBYE(
      "\\b(?:goodbye|good bye|bye|see you (?:soon|later|next|then)|take care|have a (?:good|nice)"
          + " (?:day|evening))\\b"),
  THANKS(
      "^\\W*(?:ok(?:ay)?,? |great,? |well,? |all right,? )?(?:thanks?|thank you|cheers|much"
          + " appreciated)\\b(?!.*\\?)"),
  NAME(
      "\\b(?:your (?:full |first |last )?name|who are you|what (?:should|can|may|do) i call"
          + " you|confirm (?:who you are|your (?:identity|details))|who am i (?:speaking|talking)"
          + " (?:to|with))\\b"),
  AGE("\\b(?:how old|your age|date of birth|when were you born|birthday|d\\.?o\\.?b)\\b"),
  OCCUPATION(
      "\\b(?:what (?:do you do|is your (?:job|work|occupation))|do for (?:a living|work)|your"
          + " (?:job|occupation|profession|work)|where do you work|are you"
          + " (?:working|employed|retired)|do you work)\\b"),
  OPEN(
      "\\b(?:what(?:'s| has| is|s)? (?:brings?|brought|bringing) you|how (?:can|may|could) (?:i|we)"
          + " help|what can (?:i|we) do for you|what(?:'s| is| seems to be) (?:the"
          + " )?(?:problem|matter|trouble|going on|happening|up)|what happened|why (?:have you|did"
          + " you|are you) (?:come|here|came)|what seems to be|tell me (?:what|why|about what|about"
          + " yourself|how you)|in your own words|reason for (?:your|the) visit|start from the"
          + " beginning|how have you been|what(?:'s| is) troubling)\\b"),
  MORE(
      "\\b(?:tell me (?:a (?:bit|little) )?more|(?:could|can) you (?:tell me"
          + " more|elaborate|describe (?:it|that|this))|go on|anything else|what else|say (?:a"
          + " (?:bit|little) )?more|more about (?:it|that|this)|please continue|and then|any other"
          + " (?:symptoms|problems|complaints|concerns)|other symptoms|carry on)\\b"),
  WORRY(
      "\\b(?:worr(?:y|ies|ied)|concern(?:s|ed)?|afraid|fear|scared|frighten\\w*|what do you think"
          + " (?:it|this|is|might|could|may)|any"
          + " (?:ideas?|thoughts)|hop(?:e|ing)|expect(?:ing|ations?)?|want (?:from|us|me) |like"
          + " (?:me|us) to do|would you like)\\b"),
  ONSET(
      "\\b(?:when did (?:it|this|that|the|these|they|your)|how long|since when|when (?:was|were)"
          + " (?:it|the first)|first (?:notice|start)|start(?:ed)?\\b[^?]{0,200}+\\?|going on"
          + " for|begin|began|come on suddenly)"),
  SEVERITY(
      "\\b(?:how (?:bad|severe|painful|strong)|scale (?:of|from)|out of (?:ten|10)|0 to 10|one to"
          + " ten|severity)\\b"),
  GREETING(
      "^\\W*(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|nice to meet|pleased to"
          + " meet|welcome|come in)\\b"),
  HOW_ARE_YOU("\\bhow (?:are|r) (?:you|u)(?: (?:doing|today|feeling|keeping))*\\b"),
  INTRODUCTION(
      "\\b(?:my name(?:'s| is)|i(?:'m| am) (?:dr|doctor|a (?:medical )?student|one of the|the"
          + " (?:doctor|nurse|gp)|[A-Z][a-z]+,? (?:a|one|the))|i am called)\\b"),
  CONSENT(
      "\\b(?:is (?:that|it) (?:ok|okay|all right|alright|fine)|do you mind|would you mind|are you"
          + " (?:ok|okay|happy|comfortable) (?:with|if|to)|may i (?:ask|examine|take|have)|can i"
          + " (?:ask|examine|check|take)|is now a good time|does that (?:make sense|sound)|do you"
          + " understand|is that clear|any questions)\\b"),
  QUESTION(
      "\\?\\s*$|^\\W*(?:(?:and|so|but|ok|okay|now|right|well|also|then|um|uh)\\W+)*+(?:any|have|has|had|do|does|did|are|is|was|were|can|could|would|will|tell"
          + " me|describe|anything|ever|when|where|what|how|which|who|why)\\b|\\b(?:tell"
          + " me|wondering|like to (?:ask|know)|want to (?:ask|know)|how about|what about)\\b"),
  EMPATHY(
      "\\b(?:sorry to hear|sounds"
          + " (?:hard|difficult|tough|awful|painful|frightening|scary|like)|must be"
          + " (?:hard|difficult|tough)|i understand|that(?:'s| is) (?:hard|tough|difficult)|i can"
          + " (?:see|imagine|hear))\\b"),
  STATEMENT("");

  private static final class Closed {
    private static final Pattern QUESTION =
        Pattern.compile(
            "^\\W*(?:(?:and|so|but|ok|okay|now|right|well|also|then|um|uh|just)\\W+)*+(?:any|have|has|had|do|does|did|are|is|was|were|can|could|would|will|anything|ever)\\b.*");
  }

  private final Pattern pattern;

  Intent(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static Intent of(String sentence) {
    String plain = sentence.replace('’', '\'').strip();
    for (Intent intent : values()) {
      if (intent.pattern.matcher(plain).find()) {
        return intent;
      }
    }
    return STATEMENT;
  }

  /// Whether the question wants a yes or a no.
  static boolean isClosed(String sentence) {
    return Closed.QUESTION.matcher(sentence.toLowerCase(Locale.ROOT)).matches();
  }
}
