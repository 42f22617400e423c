package org.handover.practice.ai.cases;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides from a clause's words in which slot it belongs.
final class SlotRules {
  private static final Pattern FINDING =
      Pattern.compile(
          "(?i)\\b(?:if (?:measured|examined|checked|auscultated|palpated|tested|felt)|on (?:physical )?examination|examination(?: shows| finds| reveals| findings|:)|(?:rectal|vaginal|abdominal|chest|neurological|physical|cardiovascular|respiratory|clinical|speculum) examination|eardrum|tympanic|lymph nodes are|observations?:?|vital signs|respiratory rate|oxygen saturations?|sats|spo2|gcs|ecg|x-?ray shows|blood tests? shows?|investigations? shows?|peak flow|capillary refill|blanch\\w*|crackles|crepitations|murmur (?:is|can)|guarding|rebound|percussion|auscultation|reflexes (?:are|is)|pupils|pitting|murphy'?s|rovsing'?s|mcburney'?s|bp|heart rate|pulse (?:is |rate |of )?\\d|temperature (?:is |of )?3\\d|\\d{2,3}/\\d{2,3}(?: ?mmhg)?|urine dip\\w*|urinalysis|\\d{1,3} ?bpm|bmi)\\b");

  /// What the patient, or who looks after them, has measured.
  private static final Pattern AT_HOME =
      Pattern.compile(
          "(?i)\\b(?:(?:had|has|been|have|with|got|running|ran) (?:running )?an? (?:\\p{L}{1,12} )?(?:temperature|fever)|(?:you|he|she|they|i|parents?|mother|mum) (?:took|measured|checked|recorded)|thermometer|at home|(?:home|own) (?:blood pressure|monitor|machine|readings?)|peak flow (?:is|has been|was) (?:usually|normally|down|at home))\\b");

  private static final Pattern ACTOR =
      Pattern.compile(
          "(?i)^(?!never (?:\\p{L}{2,12}ed|had|been|drunk|drank|taken|seen|felt)\\b)(?:please |always |never |then |but |and )?(?:do not|don't|never|always|say|tell|give|offer|ask|answer|nod|bristle|soften|accept|interrupt|change|mention|reveal|let|keep|play|act|stay|become|speak|start|begin|wait|refuse|insist|avoid|hide|deny|admit|agree|calm|be|if (?:the |someone|asked|you are asked|anyone|told|it is|they |challenged|pressed|offered|given)|show|pretend|remember|respond|reply|react|use|talk|make|try|joke|smile|sigh|laugh|cry|repeat|look|grow|shout|only|unless|score|mark|grade|limp|wince|groan|shiver|clutch|rub|hold|volunteer|allow|maintain|appear|seem|remain|portray|present as|pause|push back|challenge|note|ensure|expect (?:the|learner)|award)\\b");
  private static final Pattern MANNER =
      Pattern.compile(
          "(?i)\\byou nod\\b|\\b(?:you|he|she|they|i|(?-i:\\p{Lu}\\p{L}{1,20})|patient) (?:should |must |will |can |may |often |usually |always |tends? to )?(?:speaks?|talks? (?:fast|slowly|quietly|with|about|very|a lot|in)|answers?\\b|jokes?|likes? to joke|use(?:s)? (?:medical|they|she|he|simple|short|long)|corrects?|tests? the|nods?|plays?|looks? (?:at|away|pale|tired|unwell|anxious|down|worried|up|around)|repeats?|calls? it|keeps? (?:speaking|talking|coming|looking|his|her|your)|changes? the subject|watch(?:es)?|says?\\b|grows? |calms?|gives? your|mentions?|will not|won't|do(?:es)? not (?:mention|say|tell|bring|volunteer|reveal|make eye)|never (?:mentions?|says?|tells?)|only (?=(?:mention|say|tell|admit|reveal|give|answer|speak|open|share|disclos)\\p{L}*)|becomes? (?!increasingly|more|breathless|dizzy|faint|unwell|short|pregnant|ill|very unwell)|relax(?:es)?|softens?|cr(?:y|ies) if|gets? (?:angry|cross|upset|irritated|annoyed|impatient)|jumps? from|(?:is|are|am) (?:hurt|angry|embarrassed|ashamed|cross)\\b|tends?|repl(?:y|ies)|reveals?|discloses?|volunteers?|bursts? into|asks? for|asks? (?:a lot of |many |direct |lots of )?questions|seems?|sounds?|comes? across|sits?|avoids? (?:eye|looking)|makes? (?:light|little|no|poor|good) |fidgets?|sighs?|smiles?|frowns?|opens? up|brightens?|responds?|relaxes|interrupts?|shrugs?|plays? down|minimi[sz]es?|appears?|presents? as|agrees? if|wrings?|clutch\\w*)\\b");

  /// How to be, in a note of the scene that names nobody: "Embarrassed when asked about sex".
  private static final Pattern BEARING =
      Pattern.compile(
          "(?i)^(?:initially |generally |usually |very |quite |a (?:bit|little) |slightly |mildly |somewhat )*(?:embarrassed|anxious|friendly|warm|brisk|polite|nervous|tearful|calm|angry|quiet|talkative|shy|chatty|guarded|reserved|articulate|cooperative|pleasant|withdrawn|defensive|stoic\\w*|proud|reluctant|vague|flat|cheerful|irritable|suspicious|agitated|evasive|blunt|tired|worried|frightened|upset|straightforward|matter-of-fact|open|honest|in pain|impatient|relaxed|softly)\\b(?! (?:that|about|of) )");

  private static final Pattern DEMEANOUR =
      Pattern.compile(
          "(?i)\\b(?:you|he|she|they|(?-i:\\p{Lu}\\p{L}{1,20})|patient) (?:is|are) (?:the |an? |very |quite |rather |a little |initially |generally |usually )*(?:simulated |standardi[sz]ed )?(?:friendly|warm|brisk|polite|nervous|courteous|impatient|hard of hearing|cross|amused|calm|angry|quiet|talkative|shy|chatty|guarded|reserved|articulate|cooperative|co-operative|pleasant|withdrawn|tearful|anxious and|tired and|defensive|stoic\\w*|proud|reluctant|vague|flat|patient\\b|actor|straightforward|down-to-earth|dry|humorous|good-humoured|role|ai\\b|assistant|model|cheerful|matter-of-fact|irritable|suspicious|embarrassed|agitated|evasive|blunt)\\b");
  private static final Pattern META =
      Pattern.compile(
          "(?i)\\b(?:rubric|learners?|candidates?|the (?:student|doctor|trainee|clinician) (?:should|must|will|may|needs?|is|can|who)|student should|examiner|scor(?:e|ing)|full marks|mark scheme|checklist|instructions?|prompt|if (?:the )?(?:student|learner|candidate|doctor|trainee)|answer key|actor|role ?play\\w*|simulat\\w+|telephone consultation|video consultation|this is a (?:telephone|video|phone|routine|follow)|osce|feedback|standardi[sz]ed|scenario|red flags|differentials?|secret|hidden)\\b");
  private static final Pattern PRESENTS =
      Pattern.compile(
          "(?i)^(?:(?:is |to be )?played by|accompanied by)\\b|\\bbrought (?:in )?(?:by|to)\\b|^(?:his|her|the) (?:mother|father|mum|dad|parent)s? (?:gives|brings|is present)");
  private static final Pattern ALLERGIES =
      Pattern.compile(
          "(?i)\\p{L}{4,20} ?(?:->|→|=>) ?(?:rash|wheez|swell|hives|anaphyl|vomit|itch|bronchosp)|\\b(?:allerg\\w*|anaphyla\\w*|nkda|intoleran\\w* (?:to|of)|reacted (?:badly )?to|reaction (?:to|after|from)|rash (?:with|from|after|to) \\p{L}{4,20}|(?:gave|gives?|brought|brings|causes?d?) (?:you|him|her|me|(?-i:\\p{Lu}\\p{L}{1,20})) (?:out in )?(?:an? )?(?:\\p{L}{1,15} ){0,2}(?:rash|ulcer|hives|swelling|lips|cramps?|diarrhoea|nausea|headaches?|stomach ache|cough)|came out in (?:an? )?(?:rash|hives|spots) (?:with|from|after|on)|(?:makes?|made) (?:you|him|her|me) (?:wheez\\w*|sick|itch\\w*|swell|ill|vomit|dizzy|poorly|come out)|can(?:not|'t) (?:take|have|tolerate) \\p{L}{4,20}|swell(?:s|ed)? up (?:with|after|from))\\b");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)\\b(?:father|dad|mother|mum|mom|brothers?|sisters?|siblings?|aunts?|uncles?|grand(?:father|mother|parents?|dad|ma|pa)|cousins?|parents?|half-?brother|nan|gran|granny|family|relatives?)\\b");
  private static final Pattern RELATIVES_ILLNESS =
      Pattern.compile(
          "(?i)\\b(?:died|dead|lived to|had (?:an? |the |it|his|her|breast|bowel|high|heart)|has (?:an? |had |high|type|breast|heart|diab|asthma|kidney|thyroid)|suffer\\w*|diagnosed|cancer|stroke|heart|diabet\\w*|thyroid|asthma|kidney|dementia|ill(?:ness)?|disease|clots?|pressure|history of|attack|eczema|migraines?|runs in|in the family|family history|same thing|healthy|alive|is on dialysis|depress\\w*)\\b");
  private static final Pattern EXPECTATIONS =
      Pattern.compile(
          "(?i)\\b(?:(?:you|he|she|they|i|(?-i:\\p{Lu}\\p{L}{1,20})) (?:really |just |only |also |therefore |both )?(?:wants?|hopes?|expects?|wish(?:es)?|wanted|hoped|demands?|requests?|insists? on|would (?:really )?(?:like|rather|prefer|love)|(?:is|are) (?:hoping|expecting|keen|looking for|after a))|^(?:really |also |just )?(?:wants?|hopes?|hoping|wishes|expects?(?! the)|would (?:like|prefer|love|rather)|keen (?:to|for|on))|hoping (?:for|to|that)|(?:you|he|she|i)'d (?:like|rather|prefer)|asks? for an? )\\b");
  private static final Pattern CONCERNS =
      Pattern.compile(
          "(?i)(?<!which )(?<!which really )(?<!and it )\\b(?:afraid|fears?|worr(?:y|ies|ied|ying)|scared|frighten\\w*|terrified|dread\\w*|petrified|panick\\w*|concern(?:s|ed)?|anxious (?:that|about))\\b");
  private static final Pattern IDEAS =
      Pattern.compile(
          "(?i)\\b(?:(?:you|he|she|they|i|(?-i:\\p{Lu}\\p{L}{1,20})) (?:just |really |secretly |privately |initially |also |personally )?(?:thinks?|believes?|suspects?|assumes?|assumed|thought (?:it|this|that|maybe|perhaps|they)|reckons?|wonders?|blames?|attributes?|puts? (?:it|this|them) down|guess(?:es)?|(?:is|are) (?:convinced|sure|certain|wondering))|^(?:just |also )?(?:thinks?|believes?|suspects?|wonders?|reckons?|assumes?|blames?|puts? (?:it|this) down|convinced|sure it)|idea is that)\\b");
  private static final Pattern TREATED_ONCE =
      Pattern.compile(
          "(?i)\\b(?:bout|episode|spell|attack|course) of\\b|\\btreated with\\b|\\b(?:\\w+ years? ago|in (?:19|20)\\d\\d)\\b");
  private static final Pattern RELATIVE_HAS =
      Pattern.compile(
          "(?i)\\bon (?:my|your|his|her|the \\w+'s) side\\b|^(?:(?:your|his|her|my|the|both|one|a) )?(?:own |late |elder |older |younger |little |big |half-?|paternal |maternal )?(?:father|dad|mother|mum|mom|brother|sister|aunt|uncle|grand(?:father|mother|parents?|dad|ma|pa)|cousin|parents?|nan|gran|granny|son|daughter)s?(?:,? (?:and|aged) [^,]{1,30})?,? (?:also |both |once )?(?:has|have|had|gets?|suffers?|suffered|died|is (?:on|being treated)|was (?:diagnosed|treated)|takes?)\\b(?! (?:come|came|brought|asked|told|said|noticed|suggested|made|been (?:away|on at|telling|worried)|gone|moved|left|just))");

  /// Of oneself, with a relative only further on.
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)^(?:you|he|she|i|they)(?:'ve|'s)? (?:has|have|had|feels?|felt|did|does|do|is|are|was|were|cannot|can't)\\b(?!.{0,80}\\b(?:family|runs in|history of|like (?:your|his|her|my)|same as|lost (?:your|his|her)))");

  private static final Pattern OF_YOU = Pattern.compile("(?i)^(?:you|your|i|my|he|she)\\b");
  private static final Pattern HISTORY_OF =
      Pattern.compile(
          "(?i)^(?:past |previous |known )?(?:hx|h/o|history)(?: of)? (?!of presenting)");
  private static final Pattern SETS_OFF =
      Pattern.compile(
          "(?i)\\b(?:sets? (?:it|them|this) off|brings? (?:it|them|this) on|triggers?)\\b");
  private static final Pattern DRUGS =
      Pattern.compile(
          "(?i)\\b(?:tablets?|inhalers?|pills?(?! repeat)|medicines?|medications?|insulin|supplements?|herbal|paracetamol|ibuprofen|aspirin|co-?codamol|antibiotics?|painkillers?|over.the.counter|\\d{1,4} ?(?:mg|mcg|micrograms|units|ml)|\\w{3,15}(?:pril|olol|statin|sartan|dipine|prazole|formin|semide|mycin|cillin|oxetine|triptan|gliptin|gliflozin|parin|azole|thiazide|fenac|profen|zepam|zolam|pine|codeine|morphine|xaban|grel|ipram|traline|thyroxine)|clopidogrel|warfarin|tamoxifen|metformin|letrozole|anastrozole|nytol|the pill|combined pill|hrt|patches|clearasil|folic acid|vitamins?|levothyroxine|salbutamol|sertraline|thyroxine|calpol|antihistamines?|decongestant|steroids?|gaviscon|omeprazole|ventolin|blood thinners?|st john'?s wort|medications?)\\b");
  private static final Pattern DISEASE =
      Pattern.compile(
          "(?i)\\b(?:\\w{2,20}itis|\\w{3,20}oma|\\w{2,20}(?:a|ae)emia|\\w{0,10}sepsis|infarct\\w*|angina|embol\\w+|thrombo\\w+|cancer|malignan\\w+|tia|aneurysm|dissection|ectopic|eclampsia|pre-?eclampsia|cauda equina|heart (?:attack|failure)|pneumo\\w+|pulmonary \\w{3,20}|tuberculosis|urin\\w{1,4} infection|cellulitis|delirium|dementia|shingles|gallstones?|kidney stones?|thyrotoxicosis|(?:over|under)active thyroid|hyperthyroid\\w*|hypothyroid\\w*|graves\\w*|coeliac|crohn\\w*|bulimia|psychosis|fracture|haemorrhage|leuka?emia|lymphoma|ketoacidosis)\\b");
  private static final Pattern KNOWN_OF_OLD =
      Pattern.compile(
          "(?i)\\b(?:told|known|since|years?|had|was|were|ago|last|once|found|fear|afraid|worr\\w+|frightened|scared|terrified|thinks?|diagnosed|takes?|for \\w{1,10} years|past|history|no|not|never|in (?:19|20)\\d\\d|as a child)\\b");

  /// Illnesses of old, and others named in one breath with them.
  private static final Pattern LONG_STANDING =
      Pattern.compile(
          "(?i)\\b(?:high blood pressure|hypertension|diabet\\w*|asthma|copd|epilepsy|(?:high )?cholesterol|hay fever|eczema|(?:osteo|rheumatoid )?arthritis|underactive thyroid|psoriasis|ibs|irritable bowel|migraines?)\\b");

  private static final Pattern HISTORY =
      Pattern.compile(
          "(?i)\\b(?:diagnosed with|past (?:medical )?history|medical (?:history|conditions?|problems?)|admitted|operation|operated|surgery|removed|stents?|bypass|broke|fractured|when (?:you|he|she|i) (?:was|were) (?:a child|\\d{1,2}|young|at school)|as a (?:child|teenager|baby)|since childhood|were told|was told|high blood pressure|hypertension|diabet\\w*|asthma|copd|epilepsy|cholesterol|arthritis|osteoarthritis|hypothyroid\\w*|angina|heart attack|stroke|eczema|hay fever|migraines? since|depression|gallstones?|appendi\\w*|hysterectomy|caesarean|hernia|tonsil\\w*|no (?:other )?(?:medical|past|previous|significant)|otherwise (?:fit|well|healthy)|fit and well|\\w+ years ago|in (?:19|20)\\d\\d|born (?:at|by|on)|full term|immunisations?|vaccinat\\w*|chronic|admissions?|hospitali[sz]\\w*|intensive care|ventilated|courses? of|cataracts?|kidney (?:stones?|disease)|gout)\\b");
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b(?:no|not|never|denies|denied|nor|neither|none|n't|hasn't|haven't|isn't|doesn't|didn't|don't|aren't)\\b");
  private static final Pattern EARLY_DENIAL =
      Pattern.compile(
          "(?i)^(?:[\\p{L}']{1,20} ){0,3}(?:no|non-\\w{3,10}|not|never|denies|denied|nor|neither|none|nothing|nobody|hasn't|haven't|isn't|doesn't|didn't|don't|aren't)\\b");
  private static final Pattern OF_THE_PATIENT =
      Pattern.compile("(?i)\\b(?:you|your|he|she|his|her|they|their|i|my)\\b");
  private static final Pattern OWN_MIND =
      Pattern.compile(
          "^(?:Wants|Thinks|Hopes|Worried|Believes|Fears|Scared|Frightened|Expects|Would like)\\b|^(?:You|He|She|They|(?:Mrs?|Ms) \\p{L}{2,20}|\\p{Lu}\\p{L}{1,20}) (?:just |really |also |only )?(?:hopes?|wants?|thinks?|fears?|worr(?:y|ies)|believes?|expects?|(?:is|are) (?:worried|afraid|frightened|scared|hoping|terrified)|would like|wonders?)\\b");
  private static final Set<String> LIFE =
      Set.of(
          "smoking",
          "vaping",
          "alcohol",
          "recreational drugs",
          "caffeine",
          "job",
          "driving",
          "home",
          "support",
          "relationship",
          "children",
          "abuse",
          "money",
          "hobbies",
          "school",
          "pets",
          "religion",
          "bereavement");
  private static final Set<String> HABITS =
      Set.of("smoking", "vaping", "alcohol", "recreational drugs");
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?i)^(?:it|this|they|these|the (?:pain|symptoms|problem|attacks?)|for|since|over|about|around|worse|better|on|after|\\d|an? (?:few|couple)|one|two|three|four|five|six|seven|eight|nine|ten)\\b");
  private static final List<Aspect> OF_THE_COMPLAINT =
      List.of(Aspect.WORSE, Aspect.BETTER, Aspect.SEVERITY, Aspect.SINCE, Aspect.COURSE);

  private SlotRules() {}

  /// @param source the clause as the author wrote it
  /// @param scene whether it is of the scenario's instructions, which are for the actor
  static Slot of(String source, boolean scene) {
    Slot slot = ofAll(source, scene);
    boolean idle =
        scene
            && slot == Slot.OTHER
            && Topics.shared().in(source).isEmpty()
            && !OF_YOU.matcher(source).find();
    return idle ? Slot.INSTRUCTION : slot;
  }

  private static Slot ofAll(String source, boolean scene) {
    if (FINDING.matcher(source).find() && (scene || !AT_HOME.matcher(source).find())) {
      return Slot.FINDING;
    }
    boolean manner = scene && BEARING.matcher(source).find();
    if (manner || (isForTheActor(source) && !OWN_MIND.matcher(source).find())) {
      return Slot.INSTRUCTION;
    }
    if (PRESENTS.matcher(source).find()) {
      return Slot.INSTRUCTION;
    }
    if (ALLERGIES.matcher(source).find()) {
      return Slot.ALLERGIES;
    }
    if (RELATIVE_HAS.matcher(source).find() && !CONCERNS.matcher(source).find()) {
      return Slot.FAMILY;
    }
    if (RELATIVE.matcher(source).find()
        && !OWN.matcher(source).find()
        && RELATIVES_ILLNESS.matcher(source).find()
        && !CONCERNS.matcher(source).find()
        && !IDEAS.matcher(source).find()
        && !EXPECTATIONS.matcher(source).find()) {
      return Slot.FAMILY;
    }
    return mind(source);
  }

  private static Slot mind(String source) {
    if (EXPECTATIONS.matcher(source).find()) {
      return Slot.EXPECTATIONS;
    }
    if (CONCERNS.matcher(source).find()) {
      return Slot.CONCERNS;
    }
    if (IDEAS.matcher(source).find()) {
      return Slot.IDEAS;
    }
    return body(source);
  }

  private static Slot body(String source) {
    Set<Topic> topics = Topics.shared().in(source);
    if (HISTORY_OF.matcher(source).find()) {
      return Slot.HISTORY;
    }
    if (SETS_OFF.matcher(source).find()) {
      return Slot.TRIGGERS;
    }
    boolean life = topics.stream().anyMatch(topic -> LIFE.contains(topic.name()));
    boolean symptom =
        topics.stream()
            .anyMatch(
                topic -> topic.kind() == Topic.Kind.SYMPTOM || topic.kind() == Topic.Kind.SITE);
    if (topics.stream().anyMatch(topic -> topic.name().equals("self harm"))) {
      return Slot.OTHER;
    }
    if (DRUGS.matcher(source).find()
        && !(HISTORY.matcher(source).find() && TREATED_ONCE.matcher(source).find())
        && topics.stream().noneMatch(topic -> topic.name().equals("alcohol"))) {
      return Slot.DRUGS;
    }
    if (topics.stream().anyMatch(topic -> HABITS.contains(topic.name()))) {
      return Slot.SOCIAL;
    }
    if (HISTORY.matcher(source).find()
        && !(symptom && topics.size() == 1 && Aspect.toldBy(source).contains(Aspect.SINCE))) {
      return Slot.HISTORY;
    }
    if (DENIED.matcher(source).find()
        && (symptom || topics.stream().anyMatch(t -> t.kind() == Topic.Kind.SLOT))) {
      return Slot.DENIED;
    }
    boolean symptomFirst =
        topics.stream()
            .filter(topic -> topic.kind() == Topic.Kind.SYMPTOM || LIFE.contains(topic.name()))
            .findFirst()
            .filter(topic -> topic.kind() == Topic.Kind.SYMPTOM && !topic.name().equals("walking"))
            .isPresent();
    if (life && !symptomFirst) {
      return Slot.SOCIAL;
    }
    return symptom ? Slot.SYMPTOM : ofTheComplaint(source);
  }

  /// "It is worse on walking", "For six weeks".
  private static Slot ofTheComplaint(String source) {
    Set<Aspect> told = GOES_ON.matcher(source).find() ? Aspect.toldBy(source) : Set.of();
    for (Aspect aspect : OF_THE_COMPLAINT) {
      if (told.contains(aspect)) {
        return switch (aspect) {
          case WORSE -> Slot.TRIGGERS;
          case BETTER -> Slot.RELIEF;
          case SEVERITY -> Slot.SEVERITY;
          case COURSE -> Slot.COURSE;
          default ->
              source.contains("ago") || source.contains("since") || source.contains("start")
                  ? Slot.ONSET
                  : Slot.DURATION;
        };
      }
    }
    return Slot.OTHER;
  }

  /// "You have a pulmonary embolism": an illness of now, that nobody has told the patient of.
  static boolean isHiddenIllness(String source) {
    return DISEASE.matcher(source).find()
        && !KNOWN_OF_OLD.matcher(source).find()
        && !LONG_STANDING.matcher(source).find()
        && !RELATIVE.matcher(source).find()
        && !CONCERNS.matcher(source).find();
  }

  static List<String> illnesses(String source) {
    return DISEASE
        .matcher(source)
        .results()
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .toList();
  }

  static boolean isOfThePatient(String source) {
    return OF_THE_PATIENT.matcher(source).find();
  }

  static boolean isForTheActor(String source) {
    return ACTOR.matcher(source).find()
        || MANNER.matcher(source).find()
        || DEMEANOUR.matcher(source).find()
        || META.matcher(source).find();
  }

  static boolean isDenied(String spoken) {
    return EARLY_DENIAL.matcher(spoken).find();
  }
}
