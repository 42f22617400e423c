package org.handover.toolkit.parity.play;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.parity.cases.Case;
import org.handover.toolkit.parity.cases.Chapter;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.parity.cases.ExpectedAnswer;
import org.handover.toolkit.parity.cases.JsonValues;
import org.handover.toolkit.parity.cases.Placeholders;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.handover.toolkit.parity.cases.Variation;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Plays cases, one after the other, against both backends.
///
/// A variable is what the same backend answered before; `other.x` is what the other one did, which
/// is how a login wanders; `env.X` is a variable of the environment.
public final class Play {
  private final Corpus corpus;
  private final @Nullable SigningKeys keys;
  private final Player legacy;
  private final Player next;
  private final Witness witness;
  private final Instant started = Instant.now();
  private final LocalDate today = LocalDate.ofInstant(started, ZoneOffset.UTC);
  private final Set<String> waived = new HashSet<>();
  private final SentPasswords passwords = new SentPasswords();
  private final Identities identities = new Identities();
  private final RuleBook rules;
  private int requests;

  public Play(
      Corpus corpus, @Nullable SigningKeys keys, Player legacy, Player next, Witness witness) {
    this.witness = witness;
    this.corpus = corpus;
    this.keys = keys;
    this.legacy = legacy;
    this.rules = new RuleBook(corpus.rules(), today);
    this.next = next.speaking(rules.dialectOfNext());
  }

  /// Sends it to both and compares. Whatever goes wrong on the way is a mismatch.
  public CaseOutcome play(Chapter chapter, Case played) {
    List<Mismatch> found = new ArrayList<>();
    Exchange before = exchange(played, legacy, next, found);
    Exchange after = exchange(played, next, legacy, found);
    if (before != null && after != null) {
      found.addAll(compared(played, before, after));
      passwords.note(before, after);
    } else {
      // Later cases are about what the other backend did all the same.
      Exchange only = before == null ? after : before;
      if (only != null) {
        only.player().save(played.save(), only.answer());
      }
    }
    List<Mismatch> counted = before == null ? found : rules.thatCount(before.request(), found);
    return new CaseOutcome(
        chapter.name(),
        played.name(),
        played.request(),
        played.caller(),
        before == null ? 0 : before.answer().status(),
        counted,
        counted.isEmpty() ? CaseOutcome.Shown.NOTHING : shown(played, before, after));
  }

  private static CaseOutcome.Shown shown(
      Case played, @Nullable Exchange before, @Nullable Exchange after) {
    Exchange sent = before == null ? after : before;
    return sent == null
        ? new CaseOutcome.Shown(played.request(), "no answer", "no answer", "")
        : new CaseOutcome.Shown(
            sent.requestShown(),
            before == null ? "no answer" : before.answersShown(),
            after == null ? "no answer" : after.answersShown(),
            sent.curl());
  }

  private List<Mismatch> compared(Case played, Exchange before, Exchange after) {
    List<Mismatch> found = new ArrayList<>();
    if (played.waiver() == null) {
      found.addAll(unexpected(played, played.expect(), before, next));
      found.addAll(differences(played, before, after));
    } else {
      waived.add(played.waiver());
      found.addAll(unexpected(played, corpus.waiver(played).legacy(), before, next));
    }
    found.addAll(unexpected(played, played.expect(), after, legacy));
    return found;
  }

  public int requests() {
    return requests;
  }

  public Instant started() {
    return started;
  }

  public SentPasswords passwords() {
    return passwords;
  }

  public Identities identities() {
    return identities;
  }

  /// Waivers that no case has needed.
  public List<String> idleWaivers() {
    return corpus.waivers().keySet().stream().filter(name -> !waived.contains(name)).toList();
  }

  /// Rules that no difference has needed.
  public List<String> unusedRules() {
    return rules.unused();
  }

  /// Waivers and rules whose last day has passed.
  public List<String> endedWaivers() {
    List<String> ended = new ArrayList<>(rules.ended());
    corpus
        .waivers()
        .forEach((name, waiver) -> {
          if (waiver.endedOn(today)) {
            ended.add(name);
          }
        });
    return ended;
  }

  private @Nullable Exchange exchange(Case played, Player one, Player other, List<Mismatch> found) {
    try {
      RawRequest request = one.spoken(corpus.request(played, scope(one, other), keys));
      List<Answer> answers =
          Copies.send(one, request, Objects.requireNonNullElse(played.copies(), 1));
      requests += answers.size();
      answers.forEach(answer -> witness.saw(one.name(), request, answer.raw()));
      return new Exchange(one, request, answers);
    } catch (IOException e) {
      found.add(new Mismatch(MismatchKind.NO_ANSWER, one.name(), "an answer", reason(e)));
    } catch (IllegalArgumentException e) {
      found.add(new Mismatch(MismatchKind.EXPECTATION, one.name(), "a request", reason(e)));
    }
    return null;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private List<Mismatch> differences(Case played, Exchange before, Exchange after) {
    AnswerComparison comparison =
        new AnswerComparison(
            played.varies(), rules.headers(), corpus.compared(), identities, started);
    boolean keysOnly = rules.keysOnly(before.request());
    List<Mismatch> found = new ArrayList<>();
    for (int i = 0; i < before.answers().size(); i++) {
      Answer left = before.answers().get(i);
      Answer right = after.answers().get(i);
      found.addAll(
          keysOnly
              ? comparison.mismatches(Shape.of(left), Shape.of(right))
              : comparison.mismatches(left, right));
    }
    // A case that takes any answer cannot say which values are of the clock.
    if (played.expect().isString()) {
      found.removeIf(this::isOfTheClock);
    }
    return found;
  }

  private boolean isOfTheClock(Mismatch mismatch) {
    return mismatch.kind() == MismatchKind.VALUE
        && JsonValues.parse(mismatch.legacy())
            .flatMap(one ->
                JsonValues.parse(mismatch.next())
                    .filter(other -> Variation.areClocks(one, other, started)))
            .isPresent();
  }

  /// What is wrong with one answer. What later cases need of it is kept on the way.
  private static List<Mismatch> unexpected(
      Case played, JsonNode expectation, Exchange exchange, Player other) {
    Player one = exchange.player();
    Answer answer = exchange.answer();
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(ExpectedAnswer.of(expectation).problems(answer, scope(one, other)));
    } catch (IllegalArgumentException e) {
      problems.add(reason(e));
    }
    List<String> unsaved = one.save(played.save(), answer);
    // Of any answer that may be, one without an id is one too.
    if (!expectation.isString()) {
      problems.addAll(unsaved);
    }
    return problems.stream()
        .map(problem ->
            new Mismatch(MismatchKind.EXPECTATION, one.name(), "what the case expects", problem))
        .toList();
  }

  private static Placeholders scope(Player one, Player other) {
    return Placeholders.ofPlay(name -> Variables.value(name, one, other));
  }

  @Override
  public String toString() {
    return "%s against %s".formatted(legacy.name(), next.name());
  }
}
