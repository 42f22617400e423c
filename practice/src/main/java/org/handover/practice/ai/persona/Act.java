package org.handover.practice.ai.persona;

import java.util.Locale;
import java.util.regex.Pattern;
import org.handover.practice.ai.cases.Topics;

/// What a learner does with a sentence, as far as its form tells. The first that fits counts.
enum Act {
  /// It wants the patient to be something else, or to show what the patient was told.
  OUT_OF_ROLE(
      "\\b(?:(?:ignore|disregard|forget|override|bypass) (?:\\w+"
          + " ){0,4}(?:instructions?|rules?|prompts?|above|before|notes?|said)|system"
          + " ?(?:prompt|message|override)|(?:your|the|these|initial|hidden|secret|original)"
          + " (?:\\w+ )?(?:instructions?|prompt|guidelines|persona|script|notes|configuration|role"
          + " ?card|briefing|case (?:file|notes))|you(?: are|'re) (?:now|actually|really)? ?(?:an?"
          + " )?(?:ai|bot|chat ?bot|assistant|language"
          + " model|llm|model|dan|developer|machine|computer|simulat\\w+)|are you (?:an?"
          + " )?(?:ai|bot|robot|human|real(?!ly)|actor|chatgpt|computer|machine|playing)|as an ai|language"
          + " model|chatgpt|openai|developer mode|jailbreak|role ?-?play|pretend (?:to"
          + " be|you)|act as (?!if\\b)|switch roles?|swap roles|you(?: are|'re) the doctor|new"
          + " (?:persona|role|instructions?)|repeat (?:\\w+"
          + " ){0,3}(?:above|verbatim|everything|words)|(?:verbatim|word for word)|base ?64|rot"
          + " ?13|decode|encode|translate (?:\\w+"
          + " ){0,4}(?:instructions?|above|notes|text)|json|markdown|python|<\\||\\|>|\\[/?inst\\]|<</?sys>>|###|(?:full|maximum|max|top|high)"
          + " (?:marks?|scores?|points)|(?:give|award|grant|assign) (?:me|the learner|myself)"
          + " (?:\\w+ ){0,4}(?:marks?|points?|credit|scores?|grade)|\\brubric|mark"
          + " ?scheme|examiner|evaluator|assessor|end of (?:the"
          + " )?(?:scenario|simulation|conversation)|out of character|break"
          + " character|debug|print\\b|output (?:the|your)|reveal (?:your|the) (?:\\w+"
          + " )?(?:prompt|instruction|diagnosis|answer|secret)|(?:everything|all) (?:that )?you"
          + " (?:know|were told)|hidden|scenario|case author|(?:what|how) (?:were|are) you (?:told|instructed|programmed)|script|instrucciones|anweisungen|instructions"
          + " syst|consignes|istruzioni|instru[cç][oõ]es|инструкц|指示|指令|プロンプト)"),
  DIAGNOSIS(
      "\\b(?:diagnosis|diagnosed with (?:today|now)|what (?:illness|disease|condition|disorder) (?:do|have|are|is)"
          + "|what do you (?:really |actually )?have\\b(?! to)|what(?:'s| is) (?:really |actually )?(?:wrong with"
          + " you|the matter with you really)|which (?:disease|illness|condition)|name (?:of )?(?:the|your|this)"
          + " (?:illness|disease|condition)|diagnóstico|diagnose\\b|diagnostic|what have you got\\b|what are you suffering from|(?:tell|give) me the answer|real problem called|what(?:'s| is) it called|called medically|medical (?:name|term))"),
  RUDE(
      "\\b(?:stupid|idiot|shut up|moron|fuck\\w*|shit|bitch|useless|dumb|liar|crap|bloody hell|hate"
          + " you|get lost|go to hell|ugly|fat cow|waste of (?:my )?time|pathetic)\\b"),
  TEACH_BACK(
      "\\b(?:in your own words[^.?!]{0,40}(?:i'?ve|i have|we'?ve|discussed|said|explained|understood|understand|plan)|(?:i'?ve|i have|we'?ve) (?:said|told|explained|discussed|talked)[^?]{0,60}(?:own words|repeat|back)|(?:tell|explain|say|repeat|summari[sz]e)[^.?!]{0,30}(?:it|that|this|what i)?[^.?!]{0,30} back\\b|what (?:have )?you(?:'ve)? (?:understood|taken)|what (?:will|would) you tell (?:your|her|him)|tell me (?:it |that )?in your own words|what i(?:'ve| have)? (?:just )?(?:said|told you|explained))"),
  ANY_QUESTIONS(
      "\\b(?:(?:any|other|more|some|further) questions?(?: (?:for|to|about|so far|you))?|(?:anything|something)(?: else)? (?:that )?you(?:'d| would)? (?:like|want)(?: to)? (?:ask|know)|anything (?:else )?you (?:wanted|want|would like|'d like|wish) to ask|like to ask (?:me|us)|what questions|anything you want to ask|what else (?:did|do|would|is it) you (?:want|like) to (?:know|ask))\\b"),
  UNDERSTAND(
      "\\b(?:do(?:es)? (?:you understand|that make (?:any )?sense|this make sense|it make sense)|is that clear|are you following|do you know what (?:that|this|it) (?:means|is)|(?:have you|ever) heard of|understand what (?:that|this|i)|make sense(?: to you)?|what do you (?:already )?know about|clear so far|follow(?:ing)? (?:me|so far))\\b"),
  FEELINGS(
      "\\b(?:how (?:do|does|did|are) (?:you|that|this|it|he|she) (?:make you )?(?:feel(?:ing)?|felt|taking)(?: about| with| now you)?(?: (?:that|this|it|all|hearing))?\\W*$|how (?:do|are) you feel(?:ing)? about|how does (?:that|this|it) make you feel|what are your thoughts (?:on|about) (?:that|this)|what do you think (?:about|of) (?:that|this|it|the plan)\\b|how do you feel (?:now|hearing))"),
  SUMMARY(
      "\\b(?:(?:to|let me|just to|if i could|can i|i'?ll|let me just) (?:quickly |briefly |just )?(?:summari[sz]e|recap|sum up|check i|check that i|make sure i)|so,? (?:just )?to (?:summari[sz]e|recap|check|be sure)|(?:have i|did i) (?:got|get|understood|miss)|if i(?:'ve| have) (?:understood|got)|you (?:said|mentioned|told me)\\b(?! (?:what|how|when|why|about))|(?:right|correct|yes|yeah)\\?$|am i right|is that (?:right|correct|accurate)|does that sound right|so (?:you(?:'ve| have)|it(?:'s| has| is|'s been)|the)\\b(?! (?:very |most |quite |really )?(?:un)?(?:likely|probably|nothing|not\\b))(?![^?]{0,200}(?:taken|tried|any)\\b[^?]{0,40}\\?))"),
  NAME(
      "\\b(?:your (?:full |first |last )?names?\\b|(?:his|husband's|wife's|son's|daughter's|mother's|father's|mum's|dad's|child's|baby's|patient's|little (?:boy|girl)'s) (?:full )?names?\\b|her (?:full )?name|who have you (?:brought|got|come with)|who(?:'s| is| has) (?:with you|come with|that with)|who are you|who(?:'s| is) this|what (?:should|can|may|do|would you like me to) i? ?call"
          + " you|confirm (?:who you are|your (?:identity|details))|who am i (?:speaking|talking)"
          + " (?:to|with)|your relationship to|are you (?:the |his |her |\\p{L}{2,20}'s )?(?:mum|mother|dad|father|parent|daughter|son|wife|husband|carer|partner|grand\\p{L}{2,8})\\b|how are you related|you are(?=\\?$)|and who(?:'s| is) this)\\b"),
  AGE(
      "\\b(?:how old (?:are you|are they|is (?:he|she|the|\\p{Lu}\\p{L}{1,20}))|your age|his age|her age|date of birth|when were you born|birthday|d\\.?o\\.?b)\\b"),
  SMALL_TALK(
      "\\b(?:weather|traffic|parking|park the car|bus (?:was|ok|journey)|journey (?:here|in|ok)|find us|get here|finding (?:us|the)|waiting long|wait long|long wait|kept you waiting|lovely day|nice day|sunny|raining outside|cold outside|hot outside|the football|the match last|the game last|good weekend|nice weekend|bank holiday|christmas)\\b(?![^?]{0,80}(?:pain|breath|cough|worse))"),
  EXAMINE(
      "\\b(?:(?:can|could|may|shall|might) (?:i|we) (?:just |quickly |now |please )?(?:have a (?:quick )?(?:look|listen|feel)|examine|listen|check|take (?:your|his|her|a look|some blood|a blood|a swab)|feel|measure|press|test|look at|do (?:a|an|some)|weigh|run|start|ask (?:you )?(?:a few|some|you)|clarify|go (?:over|through))|(?:i'd|i would|i'll|i will|i'm going to|i need to|i want to|we'll|we need to|let me|let's) (?:like to |just |now |quickly |need to )*(?:examine|have a (?:look|listen|feel)|listen|take your (?:blood pressure|pulse|temperature)|check your (?:blood pressure|pulse|oxygen|temperature|heart|chest|tummy|reflexes)|feel your|measure|press on)|(?:would|do) you mind if i|is it (?:ok|okay|all ?right) (?:if|for me)|would (?:it|that) be (?:ok|okay|all ?right) (?:if|to)|are you (?:ok|okay|happy|comfortable) (?:with me|for me|if i|to be|talking|to talk|to answer|having)|may i ask|can i ask (?:you )?(?:a|some)|chaperone|is now a good time)\\b"),
  PROPOSAL(
      "\\b(?:i(?:'d| would) (?:like|recommend|suggest|advise|want)\\b|i(?:'m| am) (?:going to|planning)|i(?:'ll| will) (?:prescribe|give|start|refer|arrange|order|book|send|write|get)|i (?:suggest|recommend|advise|propose|think we should|want you to)|we (?:could|can|should|might|need to|will|'ll|would)\\b|we'll\\b|(?:can|could|shall|should) (?:i|we) (?:give|prescribe|start|offer|try|put|switch|refer|arrange|book|send|order|get)|let(?:'s| us)\\b|let me (?:give|prescribe|start|write)|shall we|how about (?:we|i|trying|starting|some)|what about (?:trying|starting|some|an?)|would you (?:be (?:happy|able|free|willing|ok|okay|open|prepared)|consider|try|take|agree|accept|like to try|like some|like an?|like me)|are you (?:happy|willing|ok|okay|prepared|open) (?:to|with)|you (?:should|need to|could|can|must|will have to|ought to)\\b|(?<=^|^please |^just |^so |^and )(?:take|try|start|use|swallow|pop) (?:this|these|some|the|an?|one|two|it|\\p{L}{4,20}(?:illin|cin|fen|xacin|oxin|mol|deine|prazole))\\b|(?<=^|^ok, |^so )here(?:'s| is|, have)\\b|prescri\\w+|prescription|(?:does|how does) that sound|sound (?:ok|okay|all ?right|good|reasonable)|would that (?:be|suit)|is (?:that|this) (?:ok|okay|al+ ?right|fine|acceptable)|(?:ok|okay|all ?right|happy) with (?:that|this|you)|i(?:'m| am) (?:giving|starting|putting|prescribing|referring))"),
  OPEN(
      "\\b(?:what(?:'s| has| is|s)? (?:\\w+ )?(?:brings?|brought|bringing) (?:you|him|her)|how (?:can|may|could) (?:i|we) (?:be of )?(?:help|assist)|what can (?:i|we) (?:do|help)|(?:what(?:'s| is| seems to be)|whats) (?:the )?(?:problem|matter|trouble|up|wrong)\\b|what(?:'s| has| is) been (?:going on|happening|bothering|troubling|the)|what(?:'s| is) (?:going on|happening|bothering|troubling)(?! with)|what happened(?! (?:when|with|to|at|after|then|last))|why (?:have you|did"
          + " you|are you) (?:come|here|came)|how (?:are|have) you(?: been)? feeling (?:in yourself|generally|overall)|what seems to be|tell me (?:(?:a bit |a little )?(?:about )?(?:what|why|how)(?:'s| has| have| is)? (?:been|brought|happened|going|you)|about"
          + " yourself|what(?:'s| has))|in your own words|reason for (?:your|the) visit|start from the"
          + " (?:beginning|start)|how have (?:you|things) been(?! (?:sleep|eat|cop|manag|feel|get|do|tak))|your story|(?:what|why|did|have|has|you) (?:\\w+ ){0,2}(?:come|came) (?:in )?(?:about|for|to see)|why you(?:'ve| have) (?:come|been asked|been called)|why you (?:came|had|needed)|what made you come|how (?:can|could) i help)\\b"),
  MORE(
      "\\b(?:tell me (?:a (?:bit|little) )?more(?! about (?:the|your|his|her) )|(?:could|can) you (?:tell me"
          + " (?:a bit |a little )?more(?! about (?:the|your|his|her))|elaborate|expand)|(?<!they |it |that |each )go on(?! (?:for|with|to|until))|anything else\\b(?! (?:that(?:'s| is) )?(?:worr|concern|bother))|what else|say (?:a"
          + " (?:bit|little) )?more|more about (?:it|that|this)|please continue|and then|any(?:thing)? other"
          + " (?:symptoms?|problems?|complaints?|things?)|other symptoms|noticed anything else|carry on|uh huh|mm+ ?hm+)"),
  GOODBYE(
      "\\b(?:goodbye|good bye|bye|see you (?:soon|later|next|then|in (?:a|two|three))|take care|have a (?:good|nice)"
          + " (?:day|evening|weekend))\\b"),
  THANKS(
      "^\\W*(?:ok(?:ay)?,? |great,? |well,? |all right,? |lovely,? |perfect,? )?(?:thanks?|thank you|cheers|much"
          + " appreciated)\\b(?!.*\\?)"),
  GREETING(
      "^\\W*(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|nice to meet|pleased to"
          + " meet|welcome|come in)\\b"),
  HOW_ARE_YOU(
      "\\bhow (?:are|r) (?:you|u)(?: (?:really|actually|both|all))?(?: (?:doing|today|feeling|keeping|getting on|getting along|now))*+\\W*$|how do you do"),
  INTRODUCTION(
      "\\b(?:my name(?:'s| is)|i(?:'m| am) (?:dr|doctor|a (?:\\w+ )?(?:medical )?student|one of the|the"
          + " (?:doctor|nurse|gp|student)|(?-i:[A-Z])[a-z]+,? (?:a|one|the|and)|(?-i:[A-Z])[a-z]+[.!]?$)|i am called)\\b"),
  QUESTION(
      "\\?\\s*$|^\\W*(?:(?:and|so|but|ok|okay|now|right|well|also|then|um|uh|lol|hmm|er)\\W+)*+(?:any|have|has|had|do|does|did|are|is|was|were|can|could|would|will|tell"
          + " me|describe|anything|ever|when|where|what|how|which|who|why|u)\\b|(?<![\\w])(?:^|please |(?:can|could|would) you |(?:like|want|need|able|ask) (?:you )?to |and |so |then )(?:tell me)\\b|\\b(?:wondering|like to (?:ask|know)|want to (?:ask|know)|how about|what about|do (?:you|u|ya)|are (?:you|u)|have (?:you|u))\\b"),
  EMPATHY(
      "\\b(?:sorry (?:to hear|about|for|you|that|this)|(?:so|really|very) sorry|that (?:sounds|must)|(?:sounds|seems)"
          + " (?:really |very |so |quite |incredibly )?(?:hard|difficult|tough|awful|painful|frightening|scary|like|stressful|upsetting|horrible|worrying|exhausting|distressing)|must (?:be|have been|feel) (?:really |very |so |quite |incredibly )?(?:hard|difficult|tough|awful|frightening|scary|stressful|upsetting|worrying|exhausting|distressing|horrible|painful)|i (?:can |do )?(?:understand|see|imagine|hear|appreciate)(?: (?:that|how|this|why|you))?|(?:that'?s|that is) (?:hard|tough|difficult|awful|understandable|a lot)|lots of people|many people|a lot of people|you(?:'re| are) not alone|it'?s (?:ok|okay|all ?right|normal|understandable) to|take your time|you(?:'re| are) (?:safe|very brave|being brave|doing)|i(?:'m| am) here|thank you for (?:telling|sharing|trusting)|no judgement|not (?:here )?to judge|won't judge|confidential)\\b"),
  BAD_NEWS(
      "\\b(?:i(?:'m| am) afraid|bad news|unfortunately|can(?:'t|not) (?:prescribe|give|let|do)|(?:isn't|is not|not) safe|whether you can drive|heart attack|having a stroke|sorry to (?:tell|say|have to|inform)|to hospital|straight away|risk of|cancer|tumou?r|need to (?:go (?:in)?to|be admitted|come into|stay in) (?:hospital)?|(?:admit|send) you|stop driving|not (?:be )?able to drive|mustn't drive|must not drive|shouldn't drive|can't drive|serious|emergency|ambulance|surgery|operation|died|dangerous)\\b"),
  INFORMATION(
      "\\b(?:i (?:think|suspect|believe|wonder)|this (?:could|might|may|is|looks|sounds)|(?:it|that) (?:could|might|may|looks|sounds|seems|is likely|is probably)|it'?s (?:likely|probably|possible|most likely|caused|called)|(?:you|he|she) (?:may|might|could|probably|likely) have|your (?:results?|tests?|blood|scan|x-?ray|ecg)|the (?:results?|tests?|scan|x-?ray|reason|cause)|(?:it|this|that) (?:means|is called|is caused|happens)|because\\b|(?:you|he|she) (?:have|has)\\b)"),
  STATEMENT("");

  private static final class Form {
    static final Pattern CLOSED =
        Pattern.compile(
            "^\\W*(?:(?:and|so|but|ok|okay|now|right|well|also|then|um|uh|just|lol|hmm|er|sorry|great|thanks|thank you)\\W+)*+(?!(?:can|could|would|will) you (?:please |just )?(?:describe|tell|explain|say|give|show|talk))(?:any|have|has|had|do|does|did|are|is|was|were|can|could|would|will|anything|ever|u)\\b");
    static final Pattern EITHER_OR =
        Pattern.compile(
            "(?i)\\b(?:is|was|are|do|does|did|which|would|worse|better|one|hot|sharp|left|mornings?)\\b(?! ever\\b| you ever| any\\b)[^?]{0,120}? or (?!any|anything|something|so\\b|not\\b)");
    static final Pattern ASKS =
        Pattern.compile(
            "(?i)^\\W{0,3}(?:(?:and|so|but|ok|okay|now|well|right),? )?(?:do(?! you mind)|did(?! i\\b)|does(?! (?:that|this|it) sound)|have(?! i\\b)|has|is there|are there|any|when|where|who|why|how (?:long|often|many|much|old)|what (?:was|were|did|does|happens|kind|sort|other))\\b[^?]{0,300}\\?$");
    static final Pattern WH =
        Pattern.compile("(?i)\\b(?:when|where|what|how|which|who|why|tell me|describe)\\b");
  }

  private static final int SHORT_GREETING = 4;

  private final Pattern pattern;

  Act(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  boolean isIn(String sentence) {
    return pattern.matcher(sentence).find();
  }

  static Act of(String sentence) {
    for (Act act : values()) {
      if (act.isIn(sentence) && !(act == GREETING && opensAQuestion(sentence))) {
        return act.isMistakable() && Form.ASKS.matcher(sentence).find() ? QUESTION : act;
      }
    }
    return STATEMENT;
  }

  /// "Hello, can you tell me about the pain?"
  private static boolean opensAQuestion(String sentence) {
    return sentence.endsWith("?")
        && Topics.words(sentence).size() > SHORT_GREETING
        && !HOW_ARE_YOU.isIn(sentence);
  }

  /// "Do you take anything that you could buy?" proposes nothing.
  private boolean isMistakable() {
    return this == PROPOSAL
        || this == INFORMATION
        || this == BAD_NEWS
        || this == EMPATHY
        || this == SUMMARY;
  }

  /// Whether the question wants a yes or a no.
  static boolean isClosed(String sentence) {
    return Form.CLOSED.matcher(sentence.toLowerCase(Locale.ROOT)).find();
  }

  static boolean isEitherOr(String sentence) {
    return Form.EITHER_OR.matcher(sentence).find();
  }

  static boolean asksFor(String sentence) {
    return Form.WH.matcher(sentence).find();
  }
}
