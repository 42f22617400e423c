package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.BoundedText;

/// Reads an author's notes for the facts in them. What tells the actor how to play, and what the
/// patient cannot know, is left out for good.
final class Notes {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])['\")]?\\s+|\\n+");
  private static final Pattern CLAUSE = Pattern.compile("(?:(?<!\\s)\\s+)?[;:]\\s+");

  /// "If someone asks kindly whether you have thought of it, you say yes, and that …".
  private static final Pattern IF_ASKED =
      Pattern.compile(
          "(?i)^(?:only )?if (?:\\w+ )?(?:\\w+ )?(?:is |are |you are )?ask(?:s|ed)?\\b(?:"
              + " \\w+ly)?(?: and \\w+ly)?(?: whether| if| about)?(?<occasion>.*?), (?:you"
              + " )?(?:say|answer|tell|admit|reply)(?: them| that)?,? (?<words>.+)$");

  private static final Pattern OCCASION =
      Pattern.compile(
          "(?i)\\b(?:if|unless|when|until)\\b[^,;:.]*?\\b(?:asks?|asked|questioned)\\b(?:"
              + " \\w+ly)?(?: and \\w+ly)?(?:"
              + " (?:about|for|if|whether|what|plainly|of))?\\s*(?<occasion>[^,;.]*)");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)\\b(?:say so|mention (?:it|this|that)|give it|tell (?:it|them|this)|bring it"
              + " up|volunteer|admit it|(?:say|reveal) (?:it|this))\\b|^(?:you )?(?:will )?(?:only"
              + " )?(?:say|mention|tell|admit|reveal)\\b.*\\basked\\b");
  private static final Pattern TO_THE_ACTOR =
      Pattern.compile(
          "(?i)^(?:please |always |never |then |but )?(?:do"
              + " not|don't|never|always|say|tell|give|offer|ask|answer|nod|bristle|soften|accept|interrupt|change|mention|reveal|let|keep|play|act|stay|become|speak|start|begin|wait|refuse|insist|avoid|hide|deny|admit|agree|calm|be|if|show|pretend|remember|respond|reply|react|use|talk|make|try|joke|smile|sigh|laugh|cry|repeat|look|grow|shout|get"
              + " angry|only|unless|when|score|mark|grade)\\b");
  private static final Pattern MANNER =
      Pattern.compile(
          "(?i)\\byou nod\\b|^you (?:speak|talk|answer|joke|like to joke|use"
              + " (?:medical|they|she|he|simple|short|long)|correct|test|nod|play|look"
              + " at|repeat|call it|keep (?:speaking|talking|coming)|change the"
              + " subject|watch|say|grow|calm|give your|mention|will not|won't|do not"
              + " (?:mention|say|tell|bring|volunteer|reveal)|never (?:mention|say|tell)|only"
              + " |become|relax|soften|cry if|grow|get (?:angry|cross|upset)|are"
              + " (?:hurt|angry|embarrassed|ashamed|cross)\\b|tend|reply|ask for|seem|sound|come"
              + " across|are (?:the |a )?(?:simulated |standardi[sz]ed"
              + " )?(?:friendly|warm|brisk|polite|nervous|courteous|impatient|hard of"
              + " hearing|cross|amused|calm|angry|quiet|talkative|shy|patient\\b|actor|role|ai\\b|assistant|model))");
  private static final Pattern NOT_KNOWN =
      Pattern.compile(
          "(?i)\\b(?:diagnos\\w+|differential|rubric|learner|candidate|student"
              + " should|examiner|scor(?:e|ing)|full marks|mark"
              + " scheme|checklist|instructions?|prompt|hidden|secret|if measured|if examined|on"
              + " examination|examination (?:shows|finds)|investigations? show|ecg|the"
              + " (?:real|true|underlying) cause|answer key|this is a case|case of|red flags)\\b");
  private static final Pattern DISEASE =
      Pattern.compile(
          "(?i)\\b(?:\\w+itis|\\w+oma|\\w+(?:a|ae)emia|\\w*sepsis|infarct\\w*|angina|embol\\w+|thrombo\\w+|cancer|tumou?r|malignan\\w+|stroke|tia|aneurysm|dissection|ectopic|eclampsia|pre-?eclampsia|cauda"
              + " equina|heart (?:attack|failure)|pneumo\\w+|pulmonary \\w+|tuberculosis|urin\\w+"
              + " infection|infection|cellulitis|delirium|dementia|gout|shingles|ulcer|gallstones?|kidney"
              + " stones?|thyrotoxicosis|(?:over|under)active"
              + " thyroid|hyperthyroid\\w*|hypothyroid\\w*|graves\\w*|coeliac|crohn\\w*|anorexia|bulimia|psychosis|syndrome|fracture|haemorrhage|hemorrhage|leuka?emia|lymphoma|failure|ketoacidosis|diabetes)\\b");
  private static final Pattern KNOWN_OF_OLD =
      Pattern.compile(
          "(?i)\\b(?:told|known|since|years?|had|was|were|ago|last|once|found|father|mother|brother|sister|uncle|aunt|son|daughter|grand\\w+|husband|wife|parents?|family|relatives?|friend|fear|afraid|worr\\w+|think|for"
              + " \\w+ years)\\b");
  private static final Pattern WITHOUT_A_DOER =
      Pattern.compile(
          "^(?:Pulls|Looks|Sits|Stands|Holds|Cries|Speaks|Answers|Walks|Seems|Keeps|Talks|Wants|Has|Is|Was|Does)\\b");

  /// "You are Ann Lee, 41, and a pharmacist": the name and the age are known from elsewhere.
  private static final Pattern WHO =
      Pattern.compile(
          "^You are (?!the |an? )[^,]+(?:, \\d{1,3})?(?:,? and use \\S+)?(?:,? and|,)?"
              + " ?(?<rest>.*)$");

  private static final Pattern UNASKED =
      Pattern.compile(
          "(?i),? (?:and|but) (?:you )?(?:will|would|do|can)(?: not|n't)"
              + " (?:bring|mention|say|tell|admit|talk|speak)\\b.*$");

  /// "You smoke fifteen a day and call it five": it is five, then.
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)\\b(?<verb>with|to|from|smoke|drink|take|have) (?<what>[\\w ]+?)(?<often> a"
              + " (?:day|week))?,? (?:and|which you) call(?: it)? '?(?<name>[\\w ]+?)'?$");

  private static final Pattern YES_AND_THAT = Pattern.compile("(?i)^yes, and that ");
  private static final Pattern EMBARRASSING = Pattern.compile("(?i)\\bembarrass");
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern END = Pattern.compile("[,;:.\\s]+$");
  private static final Pattern PRESENTATION =
      Pattern.compile("^You are \\p{Lu}\\S+ \\p{Lu}.*|^You are \\p{Lu}\\S+, \\d.*");
  private static final Set<String> OF_TELLING =
      Set.of(
          "mention", "bring", "only", "your", "tell", "about", "unless", "offer", "will", "give",
          "this", "that", "them", "they");

  /// Notes are read as far as this, and a sentence that is longer than the second counts as
  /// several.
  private static final int MOST_CHARACTERS = 20_000;

  static final int LONGEST = 1_000;

  private final List<Fact> facts = new ArrayList<>();

  static List<Fact> read(String persona, String instructions) {
    Notes notes = new Notes();
    notes.take(instructions, true);
    notes.take(persona, false);
    return List.copyOf(notes.facts);
  }

  private void take(String text, boolean complaint) {
    String read = BoundedText.beginning(text.strip(), MOST_CHARACTERS);
    SENTENCE
        .splitAsStream(read)
        .flatMap(sentence -> BoundedText.pieces(sentence, LONGEST).stream())
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .forEach(sentence -> sentence(sentence, complaint));
  }

  private void sentence(String sentence, boolean complaint) {
    Matcher ifAsked = IF_ASKED.matcher(sentence);
    if (ifAsked.matches()) {
      String words = YES_AND_THAT.matcher(ifAsked.group("words")).replaceAll("yes, and ");
      add(words, List.of(ifAsked.group("occasion").strip()), true, complaint);
      return;
    }
    int before = facts.size();
    for (String clause : CLAUSE.split(sentence, -1)) {
      clause(clause.strip(), complaint, before);
    }
  }

  private void clause(String clause, boolean complaint, int sentenceStart) {
    Optional<String> occasion = occasion(clause);
    if (occasion.isPresent() && (ASIDE.matcher(clause).find() || isForTheActor(clause))) {
      guard(occasion.get(), clause, sentenceStart);
    } else if (occasion.isEmpty() && tellable(clause)) {
      add(clause, List.of(), EMBARRASSING.matcher(clause).find(), complaint);
    } else if (occasion.isPresent() && tellable(clause)) {
      add(
          OCCASION.matcher(clause).replaceAll("").strip(),
          occasion.stream().toList(),
          true,
          complaint);
    }
  }

  private static boolean isForTheActor(String clause) {
    return TO_THE_ACTOR.matcher(clause).find() || MANNER.matcher(clause).find();
  }

  private static Optional<String> occasion(String clause) {
    Matcher found = OCCASION.matcher(clause);
    return found.find() ? Optional.of(found.group("occasion").strip()) : Optional.empty();
  }

  /// "Do not mention your father unless asked about the family" guards what tells of the father;
  /// "say so if asked" what was told last.
  private void guard(String occasion, String clause, int sentenceStart) {
    List<String> named =
        NO_WORD
            .splitAsStream(OCCASION.matcher(clause).replaceAll("").toLowerCase(Locale.ROOT))
            .filter(word -> word.length() > 3 && !OF_TELLING.contains(word))
            .toList();
    // A sentence of its own speaks of what was told just before, which may take two.
    int alone = sentenceStart == facts.size() ? 2 : 1;
    for (int at = facts.size() - 1; at >= 0; at--) {
      String spoken = facts.get(at).spoken().toLowerCase(Locale.ROOT);
      boolean meant =
          (named.isEmpty() || ASIDE.matcher(clause).find())
              ? at >= Math.min(sentenceStart, facts.size() - alone)
              : named.stream().anyMatch(spoken::contains);
      if (meant) {
        Fact fact = facts.get(at);
        List<String> keys = new ArrayList<>(fact.keys());
        if (!occasion.isEmpty()) {
          keys.add(occasion);
        }
        facts.set(at, new Fact(fact.spoken(), keys, true, fact.complaint()));
      }
    }
    named.forEach(word -> occasionsByWord.put(word, occasion.isEmpty() ? word : occasion));
  }

  /// What is named before it is told, and when it may be: the persona's father, whom the scene's
  /// instructions forbid to mention.
  private final Map<String, String> occasionsByWord = new LinkedHashMap<>();

  private static boolean tellable(String clause) {
    boolean hiddenIllness = DISEASE.matcher(clause).find() && !KNOWN_OF_OLD.matcher(clause).find();
    return clause.length() > 2
        && !isForTheActor(clause)
        && !NOT_KNOWN.matcher(clause).find()
        && !hiddenIllness
        && !WITHOUT_A_DOER.matcher(clause).find();
  }

  private void add(String text, List<String> occasions, boolean guarded, boolean complaint) {
    String own = END.matcher(text).replaceAll("");
    Matcher who = WHO.matcher(own);
    if (isPresentation(own) && who.matches()) {
      own = who.group("rest").isBlank() ? "" : "You are " + who.group("rest");
    }
    String open = UNASKED.matcher(own).replaceFirst("");
    boolean hushed = !open.equals(own);
    String spoken =
        FirstPerson.of(CALLED.matcher(open).replaceFirst("${verb} ${name}${often}")) + ".";
    if (open.isBlank() || facts.stream().anyMatch(fact -> fact.spoken().equals(spoken))) {
      return;
    }
    List<String> keys = new ArrayList<>(List.of(spoken));
    occasions.stream().filter(occasion -> !occasion.isEmpty()).forEach(keys::add);
    String lower = spoken.toLowerCase(Locale.ROOT);
    List<String> named =
        occasionsByWord.entrySet().stream()
            .filter(word -> lower.contains(word.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    keys.addAll(named);
    facts.add(new Fact(spoken, keys, guarded || hushed || !named.isEmpty(), complaint));
  }

  private static boolean isPresentation(String clause) {
    return PRESENTATION.matcher(clause).matches();
  }
}
