package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.api.Blank;
import org.jspecify.annotations.Nullable;

/// Compiles an educator's notes. The same notes always give the same case.
public final class CaseCompiler {
  private static final Pattern LAST_QUESTION =
      Pattern.compile(
          "(?i)\\b(?:(?:at|before|towards?|near|in) (?:the )?(?:very )?end|finally|before leaving|when invited|if asked for questions|if asked whether you have (?:any )?questions)\\b[^'\"“‘]{0,60}\\b(?:asks?|says?)\\b[^'\"“‘]{0,40}['\"“‘](?<after>.{3,200})['\"”’]|\\basks?:?,? ['\"“‘](?<before>[^'\"”’]{2,200})['\"”’],? (?:at|near|towards|before|in) (?:the )?(?:very )?end");
  private static final Pattern CROSS_WHEN_REPEATED =
      Pattern.compile(
          "(?i)\\b(?:irritated|annoyed|cross|impatient|angry|frustrated)\\b.{0,60}\\b(?:twice|again|repeat\\w*|same (?:thing|question))\\b");

  private static final Pattern YOU = Pattern.compile("(?i)\\b(?:you|your|you're|you've)\\b");
  private static final Pattern END = Pattern.compile("[,;:.\\s]{1,10}$");
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)^(?:you|he|she|they) (?:do(?:es)?(?: not|n't) )?\\p{L}{3,15} (?:of )?(?:it|this)\\b");
  private static final Pattern AGED =
      Pattern.compile(
          "^(?<who>\\p{Lu}\\p{L}{1,20}(?: \\p{Lu}[\\p{L}'-]{1,20})?),? (?:aged )?\\d{1,3}, (?=(?:is|has|was|had|works|lives)\\b)");

  private static final Pattern QUOTED = Pattern.compile("[\"“‘'](\\p{Lu}.{3,200}[?!.])[\"”’']");

  private static final Pattern CONTRACTED =
      Pattern.compile(
          "^(He|She)'s (?=(?:also |really |very |quite |a bit |just |not )?(?:worried|afraid|scared|frightened|terrified|anxious|concerned|allergic|married|single|divorced|retired|tired|convinced|hoping|sure)\\b)");

  /// "Her partner, Dan, works nights"
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<who>\\b(?i:his|her|your|my|their) (?:\\p{L}{1,12} )?(?:husband|wife|partner|son|daughter|mother|father|mum|dad|sister|brother|boyfriend|girlfriend|friend|neighbour|boss|cousin|baby|boy|girl)), (?<name>\\p{Lu}\\p{L}{1,20}), ");

  private static final Pattern PRONOUN_FIRST = Pattern.compile("(?i)^(?:he|she|they) ");
  private static final Pattern QUOTES = Pattern.compile("^['\"“‘]|['\"”’]$");
  private static final Pattern WHO_DOES =
      Pattern.compile(
          "^(?<who>(?:You are|You're|\\p{Lu}[\\p{L} '-]{1,40} is|He is|She is) an? [^,.;]{3,80}?),? who (?<does>\\p{L}{2,15} .{2,300})$");
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)\\b(?<verb>with|to|from|smoke|drink|take|have) (?<what>[\\w ]{1,60}?)(?<often> a (?:day|week))?,? (?:and|which (?:you|he|she)) calls?(?: it)? '?(?<name>[\\w ]{1,40}?)'?$");
  private static final Pattern WITHOUT_A_DOER =
      Pattern.compile(
          "^(?:Pulls|Looks|Sits|Stands|Holds|Cries|Speaks|Answers|Seems|Keeps|Talks)\\b");

  private static final Set<Slot> MIND = Set.of(Slot.IDEAS, Slot.CONCERNS, Slot.EXPECTATIONS);

  private static final Pattern ASIDE_IN_BRACKETS =
      Pattern.compile(
          "(?i)\\s?\\((?:minimi[sz]es|plays down|denies|hides|but|embarrassed|if asked|only|says|secretly)[^)]{0,120}\\)");
  private static final Pattern MANNER_AFTER =
      Pattern.compile(
          "(?i),? and (?:speaks?|talks?|answers?|looks?|avoids?|sits?|seems?|fidgets?|keeps? looking)\\b.{0,120}$");
  private static final Set<String> POINTING =
      Set.copyOf(
          Blank.words(
              """
              is are am about this it embarrassed embarrass embarrasses ashamed of you him her by
              that very too so to
              """));

  /// The reason given for a line in another language.
  public static final String NOT_IN_ENGLISH = "It is not in English: only a model can play it.";

  private final CaseNotes notes;
  private final boolean foreign;
  private final Wording wording;
  private final Perspective perspective;
  private final Phrasing phrasing;
  private final FactList facts = new FactList();
  private final List<NotUnderstood> open = new ArrayList<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private final List<String> withheld = new ArrayList<>();
  private @Nullable String lastQuestion;
  private boolean dislikesRepeats;

  private CaseCompiler(CaseNotes notes) {
    this.notes = notes;
    this.foreign = Language.isForeign(notes.persona());
    this.perspective = Perspective.of(notes);
    this.phrasing = new Phrasing(perspective);
    this.wording = new Wording(notes, perspective, phrasing);
  }

  public static PatientCase compile(CaseNotes notes) {
    return new CaseCompiler(notes).compile();
  }

  private PatientCase compile() {
    List<NoteLine> lines = new ArrayList<>(NoteLine.of(notes.persona(), false));
    lines.addAll(NoteLine.of(notes.instructions(), true));
    lines.forEach(this::line);
    hidden.removeIf(name -> facts.all().stream().anyMatch(fact -> isKnown(fact, name)));
    Safety safety = new Safety(perspective, List.copyOf(hidden), withheld, wording.isTold());
    List<CaseFact> safe = new ArrayList<>();
    for (CaseFact fact : facts.all()) {
      Optional<String> reason = safety.objection(fact);
      if (reason.isPresent()) {
        open.add(new NotUnderstood(fact.source(), reason.get()));
      } else {
        boolean first =
            fact.slot() == Slot.SYMPTOM
                && safe.stream().noneMatch(one -> one.slot() == Slot.SYMPTOM);
        safe.add(first ? fact : safety.guarded(fact));
      }
    }
    return new PatientCase(
        perspective,
        Complaints.marked(safe),
        open,
        List.copyOf(hidden),
        lastQuestion,
        dislikesRepeats);
  }

  /// A patient who has had asthma for years knows its name.
  private static boolean isKnown(CaseFact fact, String name) {
    return fact.slot() == Slot.HISTORY
        && !fact.denied()
        && (Aspect.toldBy(fact.spoken()).contains(Aspect.SINCE)
            || fact.spoken().contains("'ve had ")
            || fact.spoken().contains("'s had "))
        && (" " + String.join(" ", Topics.words(fact.spoken())) + " ").contains(" " + name + " ");
  }

  private void line(NoteLine line) {
    String text = line.text();
    facts.beginSentence();
    if (Language.isForeignWithin(text, foreign)) {
      open.add(new NotUnderstood(text, NOT_IN_ENGLISH));
      return;
    }
    if (conduct(text) || line.section() == Section.CLOSING) {
      lastQuestion =
          line.section() == Section.CLOSING && lastQuestion == null ? closing(text) : lastQuestion;
      facts.unspoken(Slot.INSTRUCTION, text);
      return;
    }
    if (line.section() == Section.DIAGNOSIS || Hidden.isNamed(text)) {
      hidden.addAll(Hidden.names(text, line.section() == Section.DIAGNOSIS));
      facts.unspoken(Slot.DIAGNOSIS, text);
      return;
    }
    if (line.section() != null && !line.section().isSpoken()) {
      if (Guards.withheld(text).isPresent()) {
        withheld.add(text);
      }
      if (line.section() != Section.WHO) {
        facts.unspoken(line.section().slot(), text);
      }
      return;
    }
    told(line, text);
  }

  /// Only what is quoted, where something is.
  private static String closing(String text) {
    Matcher quoted = QUOTED.matcher(text);
    return quoted.find() ? quoted.group(1) : QUOTES.matcher(text).replaceAll("");
  }

  private boolean conduct(String text) {
    Matcher asks = LAST_QUESTION.matcher(text);
    if (asks.find()) {
      lastQuestion =
          FirstPerson.capitalized(
              asks.group("after") != null ? asks.group("after") : asks.group("before"));
      return true;
    }
    dislikesRepeats = dislikesRepeats || CROSS_WHEN_REPEATED.matcher(text).find();
    return false;
  }

  private void told(NoteLine line, String noted) {
    String text = perspective.reported(CONTRACTED.matcher(noted).replaceFirst("$1 is "));
    Optional<Guards.Conditional> conditional = Guards.conditional(text);
    if (conditional.isPresent()) {
      conditional(conditional.get(), text);
      return;
    }
    Optional<String> forbidden = Guards.withheld(text);
    if (forbidden.isPresent()) {
      if (Guards.pointsBack(forbidden.get())) {
        facts.guardLast(Guards.aside(text).orElse(Guards.NEVER_UNASKED));
      } else {
        withheld.add(text);
      }
      facts.unspoken(Slot.INSTRUCTION, text);
      return;
    }
    if (isFinding(text, line)) {
      facts.unspoken(Slot.FINDING, text);
      return;
    }
    for (String clause : clauses(text, line)) {
      clause(clause, line);
    }
  }

  /// Of the scene also what goes on from a finding, as long as it says nothing of the patient.
  private boolean isFinding(String text, NoteLine line) {
    boolean finding = SlotRules.of(text, line.scene()) == Slot.FINDING;
    boolean after = line.scene() && facts.endsWithFinding();
    return (finding && (line.scene() || !phrasing.isShort(text, line.section())))
        || startsFindings(text)
        || (after && !SlotRules.isOfThePatient(text));
  }

  private static boolean startsFindings(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("observations")
        || lower.startsWith("on examination")
        || lower.startsWith("if examined")
        || lower.startsWith("examination");
  }

  private List<String> clauses(String text, NoteLine line) {
    String bare =
        MANNER_AFTER
            .matcher(ASIDE_IN_BRACKETS.matcher(END.matcher(text).replaceAll("")).replaceAll(""))
            .replaceFirst("");
    String plain = NAMED.matcher(bare).replaceAll("${who} ${name} ");
    String called =
        CALLED
            .matcher(AGED.matcher(plain).replaceFirst("${who} "))
            .replaceFirst("${verb} ${name}${often}");
    if (phrasing.isShort(called, line.section())) {
      return phrasing.pieces(Shorthand.spelledOut(called), line.section());
    }
    Matcher who = WHO_DOES.matcher(called);
    if (who.matches()) {
      boolean you = YOU.matcher(who.group("who")).find();
      String does = who.group("does");
      String verb = does.substring(0, does.indexOf(' '));
      String subject = you ? "You" : perspective.inNotes();
      List<String> both = new ArrayList<>(Clauses.of(who.group("who")));
      both.addAll(
          Clauses.of(
              subject + " " + (you ? Verbs.withI(verb) + does.substring(verb.length()) : does)));
      return both;
    }
    return Clauses.of(Shorthand.spelledOut(called));
  }

  private void conditional(Guards.Conditional conditional, String source) {
    conditional.words().forEach(words -> conditional(words, conditional.occasion(), source));
  }

  private void conditional(String words, Guards.Occasion occasion, String source) {
    String said =
        QUOTES
            .matcher(QUOTES.matcher(END.matcher(words).replaceAll("")).replaceAll(""))
            .replaceAll("");
    String spoken = wording.firstPerson(perspective.ofTheSpeaker(source) ? asSpeaker(said) : said);
    Slot slot = SlotRules.of(said, false);
    if (!spoken.isEmpty() && slot.isSpoken()) {
      facts.add(fact(slot, source, spoken).guarded(occasion.asked(), occasion.sympathy()));
    }
  }

  /// "Janet says that she is thinking of …": what begins with the speaker goes on of the speaker.
  private String asSpeaker(String said) {
    return PRONOUN_FIRST
        .matcher(said)
        .replaceFirst("You ")
        .replace("You is ", "You are ")
        .replace("You has ", "You have ")
        .replace(" her ", " your ")
        .replace(" his ", " your ");
  }

  private void clause(String noted, NoteLine line) {
    String clause = perspective.reported(noted);
    Optional<Guards.Conditional> conditional = Guards.conditional(clause);
    if (conditional.isPresent()) {
      conditional(conditional.get(), clause);
      return;
    }
    Optional<Guards.Occasion> aside = Guards.aside(clause);
    String text = aside.isPresent() ? Guards.withoutAside(clause) : clause;
    Slot slot = slot(text, line);
    boolean onlyAside =
        aside.isPresent()
            && (text.length() < 4
                || slot == Slot.INSTRUCTION
                || SlotRules.of(text, true) == Slot.INSTRUCTION
                || isPointer(text));
    if (onlyAside) {
      if (Guards.namesSomething(clause)) {
        withheld.add(clause);
      } else if (Guards.isAside(clause) || isPointer(text)) {
        facts.guardLast(aside.get());
      }
      facts.unspoken(Slot.INSTRUCTION, clause);
      return;
    }
    if (line.section() == null && SlotRules.isHiddenIllness(text)) {
      hidden.addAll(SlotRules.illnesses(text));
      facts.unspoken(Slot.DIAGNOSIS, clause);
      return;
    }
    if (!slot.isSpoken() || WITHOUT_A_DOER.matcher(text).find()) {
      facts.unspoken(slot.isSpoken() ? Slot.INSTRUCTION : slot, clause);
      return;
    }
    boolean reaction =
        slot == Slot.SYMPTOM
            || (text.startsWith("it ") && (slot == Slot.OTHER || slot == Slot.SEVERITY));
    if (reaction && facts.goesOnFrom(Slot.ALLERGIES)) {
      slot = Slot.ALLERGIES;
    }
    String spoken = wording.spoken(text, line);
    if (spoken.length() < 3 || spoken.startsWith("I,")) {
      return;
    }
    boolean ofTheSpeaker =
        perspective.isForAnother() && slot == Slot.HISTORY && spoken.startsWith("I ");
    CaseFact fact = fact(ofTheSpeaker ? Slot.FAMILY : slot, clause, spoken);
    if (aside.isPresent() && POINTS_BACK.matcher(text).find()) {
      facts.guardBefore(aside.get());
    }
    boolean section = line.section() == Section.GUARDED;
    Optional<Guards.Occasion> occasion =
        aside.isEmpty() && section ? Guards.aside(line.heading()) : aside;
    facts.add(
        section || occasion.isPresent()
            ? fact.guarded(
                occasion.map(Guards.Occasion::asked).orElse(List.of()),
                occasion.map(Guards.Occasion::sympathy).orElse(false))
            : fact);
  }

  private static boolean isPointer(String text) {
    List<String> words = Topics.words(text);
    return words.size() <= 5
        && Set.of("you", "he", "she", "it", "this", "he's", "she's")
            .contains(words.isEmpty() ? "" : words.getFirst())
        && words.stream().skip(1).allMatch(POINTING::contains);
  }

  private Slot slot(String text, NoteLine line) {
    Slot own = SlotRules.of(text, line.scene());
    Section section = line.section();
    if (section == Section.ICE && (own == Slot.OTHER || own == Slot.SYMPTOM)) {
      return Slot.IDEAS;
    }
    if (section == null || section == Section.GUARDED || section == Section.ICE) {
      return own;
    }
    if (own == Slot.FINDING
        || (own == Slot.INSTRUCTION && !phrasing.isShort(text, line.section()))) {
      return own;
    }
    boolean surely =
        (own == Slot.FAMILY || own == Slot.ALLERGIES) && !MIND.contains(section.slot());
    if (surely || (MIND.contains(section.slot()) && MIND.contains(own))) {
      return own;
    }
    boolean sentence = section == Section.HISTORY && !phrasing.isShort(text, section);
    boolean story = section == Section.STORY || section == Section.SOCIAL || sentence;
    return story && own.isSpoken() && own != Slot.OTHER ? own : section.slot();
  }

  private static CaseFact fact(Slot slot, String source, String spoken) {
    String end =
        spoken.isEmpty() || ".!?".indexOf(spoken.charAt(spoken.length() - 1)) >= 0
            ? spoken
            : spoken + ".";
    return CaseFact.free(slot, source, end);
  }
}
