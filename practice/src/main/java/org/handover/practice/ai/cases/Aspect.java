package org.handover.practice.ai.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a question wants to know of its subject, and the words of a fact that tell it. The first
/// that a question fits counts.
public enum Aspect {
  TREATED(
      "what (?:treatment|did they (?:do|give)|did the \\w{1,12} (?:do|give)|was done|were you given)|how (?:was|were|is|are|did they) .{0,30}\\b(?:treat|managed)|(?:take|use|using|taking|given|do|have|had|get) (?:any |anything |something )?(?:treatment )?for (?:that|it|this|them)\\b|what treatment|treated (?:for|with|at all)|any treatment",
      "\\b(?:treated|for which|prescribed|took|was given|put on|stents?|physio\\w*|creams?|inhalers?|pumps?|which helped|operation|surgery|removed|counselling|therapy|diet controlled|(?:take|takes|use|uses) [^,.;]{2,40} for (?:it|that|them|my|his|her))\\b"),
  EPISODE(
      "how long (?:do|does|did) (?:they|it|these|those|each \\w{1,12}|the \\w{1,12}) (?:go on|carry on|keep)|how long (?:do|does|did|is|are) (?:each|every|an?|one|the|they|the attacks?|these|those|it) ?(?:episode|attack|bout|spell|time|one)?s? ?(?:usually |normally )?last|how long .{0,40}\\b(?:last|take|wear off)\\b|each time",
      "\\bfor (?:a few|a couple of|several) (?:seconds|minutes|hours)\\b|\\btakes? (?:about |around |up to )?(?:an?|half an|\\d{1,2}|\\w{2,6}) (?:hours?|minutes?)\\b|\\b(?:lasts?|lasting|lasted)(?: for)? (?:less than|under|over|more than) (?:an?|\\w{2,6}|\\d{1,2}) (?:seconds?|minutes?|hours?)\\b|\\b(?:lasts?|lasting|lasted)(?: for)? (?:most of|all|the whole|half|several|a few|an?) ?(?:the |a )?(?:day|night|morning|hours?|minutes?|days?|seconds?|couple)\\b(?: of \\w{1,8})?|\\bfor (?:about |around |up to )?[\\w-]{1,15} (?:seconds?|minutes?|hours?) at a time|\\b(?:lasts?|lasting|lasted) (?:for |about |around |up to |between |only )*[\\w-]{1,12}(?: (?:to|or|and) [\\w-]{1,12})? (?:seconds?|minutes?|hours?|days?)|\\bwithin \\w{1,10} (?:seconds?|minutes?|hours?)(?: of \\w{1,12})?|\\bfor (?:about |around )?(?:an? |[\\w-]{1,12} )(?:seconds?|minutes?|hours?)\\b|\\b(?:seconds|minutes) only"),
  SINCE(
      "how long|since when|when (?:did|was|were|had)|first (?:notice|start|begin|happen)|how many (?:days|weeks|months|years)|\\b(?:start|started|begin|began|begun|came on)\\b(?! (?:with|by|when|after|if|at|on|during)\\b)|going on for|what age|how old (?:were|is|are)|(?:did|has|had|have) .{0,20}\\bcome on\\b|when .{0,30}\\b(?:happen|happened|have it|have them)",
      "\\b(?:(?:for|since|over|about|during|in) (?!the (?:year|day|week|month)s?\\b)(?:about |around |almost |nearly |at least )?(?:the )?(?:last |past )?(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|few|a few|a couple of|couple of|\\d{1,3}|twenty|thirty) )?(?:hours?|days?|weeks?|months?|years?|fortnight|yesterday(?: \\w{1,10})?|this morning|last \\w{1,10}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|childhood|monday|tuesday|wednesday|thursday|friday|saturday|sunday|birth|age \\d{1,2})(?: (?:now|or so))?)\\b(?! ago)|\\b(?:(?:about |around |almost )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\\d{1,3}|a few|a couple of|twenty|thirty) )?(?:hours?|days?|weeks?|months?|years?|fortnight) ago\\b|\\b(?:\\w{1,9} )?nights? ago\\b|\\bsince (?:christmas|easter|(?:i|he|she|we|my|the) [^,.;]{3,40})|\\bin (?:19|20)\\d\\d\\b|\\bsince i was [\\w-]{1,15}|\\bfrom (?:the age|age) of \\d{1,2}\\b(?: (?:to|until|till) [^,.;]{1,20})?|\\bwhen i was [\\w-]{1,15}|\\blast (?:night|week|month|year|winter|summer|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday|sunday|october|june)\\b|\\b(?:yesterday|this morning|as a child|at school|today|overnight)\\b|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) (?:hours|days|weeks|months|years)\\b|\\bsince (?:the age of |he was |she was |about |age )?\\d{1,2}\\b|\\bon (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b|\\bat (?:the age of )?\\d{1,2}\\b(?! (?:am|pm|weeks))|\\b(?:yesterday|this) (?:morning|afternoon|evening)|\\btwo nights ago|\\b(?:a couple of|few) nights\\b"),
  SEVERITY(
      "how (?:bad|severe|painful|strong|intense)|scale (?:of|from)|out of (?:ten|10)|0 to 10|(?:one|1) to (?:ten|10)|severity|number on it|rate (?:it|the|your)|score it|worst pain",
      "\\b(?:\\d{1,2} ?(?:/|out of) ?10|(?:one|two|three|four|five|six|seven|eight|nine|ten) out of ten|severe|severely|worst|unbearable|excruciating|agony|mild|moderate|terrible|awful|intense)\\b"),
  SPREAD(
      "(?:go(?:es)?|going) (?:anywhere|somewhere)|spread|radiat|move\\w* (?:anywhere|around|to)|travel anywhere|shoot|stay in one place|anywhere else",
      "\\b(?:spread\\w*|radiat\\w+|go(?:es)? (?:straight |right )?(?:to|into|down|up|through|round)|shoot\\w*|travels)\\b"),
  PLACE(
      "where (?:exactly |precisely |about )?(?:is|does|do|are|was|abouts)|whereabouts|point (?:to|at)|(?:which|one|what) (?:side|part|leg|arm|eye|ear|knee|hip|foot|hand|breast)|show me where|location|both sides|one side|either side",
      "\\b(?:central|(?:around|in|over|across|behind) my|left|right|both (?:sides|legs|arms|eyes)|under|front|back|side|upper|lower|middle|all over|behind|between|outside|inside|on top)\\b"),
  COURSE(
      "getting (?:worse|better)|got (?:worse|better)|gotten|come and go|comes and goes|constant|all the time|change[ds]? (?:over|since)|progress|same as before|on and off|intermittent|continuous|been worse",
      "\\b(?:getting|got|gets|gotten|become|became|grown) (?:\\w{1,15} )?(?:worse|better|more|\\w{2,10}er|increasingly \\w{1,20})\\b|\\b(?:increasingly|comes and goes|come and go|constant\\w*|all the time|on and off|gradually|sudden\\w*|progress\\w*|intermittent\\w*|steadily|changed)\\b"),
  WORSE(
      "worse|worst|aggravat|exacerbat|trigger|brings? (?:it|them|this|that) on|sets? (?:it|them|this) off|makes? (?:it|them|this|that|the \\w{1,20}) bad|come on|comes on|what were you doing|what (?:had|have) you been doing|doing (?:just )?(?:before|at the time)|doing when|cause it|when (?:do|does) (?:it|they|you get)|when you (?:walk|climb|exert|cough|breathe|eat|lie|move)|(?:does|is) .{0,40}\\b(?:with exercise|exertion|stairs|after eating|after food)",
      "\\b(?:worse(?:ns)?|aggravat\\w*|brought on|while i|while \\w+ing|whilst i|came on|brings? (?:it|them) on|sets? (?:it|them) off|comes? on|trigger\\w*|when(?:ever)? i|if i|after (?!the (?:birth|last))|on (?:the )?(?:stairs|turning|walking|exertion|standing|lying)|at night|in the (?:evenings?|mornings?|night)|just \\w{1,12}ing)\\b"),
  BETTER(
      "(?:did|does|do|has) (?:that|it|they|these|those|any of (?:it|that|them)) (?:work|help|worked|helped)|positions? (?:that )?(?:help|ease)|(?:does|do) (?:any|anything|lying|sitting|rest\\w*|leaning|standing|moving|eating|heat|warmth)\\b.{0,20}\\b(?:help|ease|better)|better|relie(?:ve|f|ving)|ease|eases|helps? (?:it|them|with|the)|anything help|what helps|improve|settle|make it go|go away|goes away|tried anything|taken anything for",
      "\\b(?:better(?! off)|reliev\\w*|relief|made it sting|didn't (?:help|work)|did not (?:help|work)|eas(?:es?|ed|ing)|helps?|helped|goes (?:away|off)|rest(?:ing)?|settles?|improv\\w*|no relief)\\b"),
  COLOUR(
      "colou?r|what (?:does|did) (?:it|they) look like",
      "\\b(?:red|pink|yellow\\w*|green\\w*|brown\\w*|black|white|grey|clear|dark\\w*|pale|blue|purple|rusty|bright|\\w{3,8}ish|spots?|blisters?|flat|raised|scaly)\\b"),
  KIND(
      "what's .{0,30}\\blike|(?:what|how) (?:is|does|do|would you|are) .{0,40}\\b(?:like|describe)|feel like|feels like|describe|what (?:kind|sort|type)|sharp|dull|character|nature of|colour|color|what does it look",
      "\\b(?:like|tight\\w*|sharp\\w*|burning|dull|crushing|band|hard|sudden\\w*|stabbing|throbbing|pounding|pulsating|colick\\w*|gripping|squeezing|heavy|heaviness|pressure|aching|ache|cramp\\w*|dry|red|dark|yellow|green|clear|itchy|electric|shooting|tearing|size of)\\b"),
  OFTEN(
      "(?:are|is) .{0,25}\\b(?:regular|irregular)\\b|how (?:often|frequent\\w*|many times|regular\\w*)|frequency|how many .{0,30}(?:a day|a week|per day|per week|do you get|have you had)|every day|how many episodes",
      "\\b(?:(?:\\w{2,8}|\\d{1,2}) or (?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) times (?:a|an|in the|each|every|per) \\w{3,6}|(?:maybe |about |around )?(?:one|two|three|four|five|six|\\d{1,2})(?: or (?:two|three|four|five|six|\\d{1,2}))? (?:a|per|each|every) (?:day|week|month|night|year)|(?:perhaps |about |maybe |only )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}) (?:in all|in total|so far|altogether|episodes|attacks))\\b|\\b(?:once|twice|(?:two|three|four|five|six|seven|eight|ten|several|many|a few|\\d{1,2}) times|every (?:few )?\\w{1,10}|daily|weekly|most days|(?:second|third|fourth|fifth|sixth) (?:time|fall|visit|attack|episode)\\b|each \\w{1,10})(?: (?:a|per|this|in the|last) ?(?:day|week|month|night|year|winter|past week)s?)?\\b|\\bseveral times a day|\\b(?:on nights out|at weekends|on \\w{3,9}days)\\b"),
  AMOUNT(
      "how (?:much|many|far|heavy|high|big|large|fast)|what (?:dose|amount|strength)|units|number of",
      "\\b(?:\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|half|a teaspoons?|a tablespoon|a cup\\w*|an egg ?cup\\w*|litres?|a stone|a couple|several|a few|a bottle|bottles|a glass|glasses|a mile|halfway)\\b"),
  REASON(
      "\\bwhy\\b|how come|what made you|what(?:'s| is| was) the reason|reason (?:for|you)|what stop(?:s|ped) you|what(?:'s| is) stopping you|what keeps you",
      "\\b(?:because|so that|since it|due to|in case|made me|kept me|didn't like|didn't want)\\b"),
  WHO(
      "\\bwho(?:'s|se| is| do| does| has| lives| looks)?\\b",
      "\\b(?:wife|husband|partner|mother|father|son|daughter|brother|sister|alone|family|friend|children|parents|mum|dad|on my own)\\b");

  private final Pattern question;
  private final Pattern fact;

  Aspect(String question, String fact) {
    this.question = Pattern.compile(question, Pattern.CASE_INSENSITIVE);
    this.fact = Pattern.compile(fact, Pattern.CASE_INSENSITIVE);
  }

  private static final class Words {
    static final Pattern OF_A_TIME =
        Pattern.compile("(?i)^(?:for|since|over|in|last|yesterday|this)\\b|\\bago$");
    static final Pattern WHERE = Pattern.compile("(?i)^\\W{0,3}(?:and |so |but )?where\\b");
  }

  public static Optional<Aspect> askedFor(String sentence) {
    if (Words.WHERE.matcher(sentence).find()) {
      return Optional.of(PLACE);
    }
    for (Aspect aspect : values()) {
      if (aspect.question.matcher(sentence).find()) {
        return Optional.of(aspect);
      }
    }
    return Optional.empty();
  }

  /// All that a fact tells.
  public static Set<Aspect> toldBy(String fact) {
    Set<Aspect> told = EnumSet.noneOf(Aspect.class);
    for (Aspect aspect : values()) {
      if (aspect.fact.matcher(fact).find()) {
        told.add(aspect);
      }
    }
    return told;
  }

  /// The words of the fact that tell it: "for six weeks".
  public Optional<String> words(String fact) {
    List<String> found = this.fact.matcher(fact).results().map(MatchResult::group).toList();
    return found.stream()
        .filter(words -> this != SINCE || Words.OF_A_TIME.matcher(words).find())
        .findFirst()
        .or(() -> found.stream().findFirst())
        .map(String::strip);
  }
}
