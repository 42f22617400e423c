package org.handover.toolkit.parity.play;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.parity.cases.Answer;
import org.handover.toolkit.parity.cases.Corpus;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawResponse;
import org.jspecify.annotations.Nullable;

/// Compares reads of two backends on one database that others write to.
///
/// The old backend is asked twice, the new one once, in random order. If the new one differs from
/// both answers of the old one at a place where those are alike, all are asked again, three times,
/// the new one between the old one's two answers: a difference that is there each time counts. One
/// at a place where the old backend differs from itself is noise.
public final class LiveComparison {
  private static final int AGAIN = 3;
  private static final int LEGACY = 2;

  /// Noise must not hide what comes after it.
  private static final int MOST = 20_000;

  private final Corpus corpus;
  private final Side legacy;
  private final Side next;
  private final RuleBook rules;
  private final Runnable pace;
  private final Random order;
  private final Instant started = Instant.now();

  /// @param pace is waited for before each request
  public LiveComparison(Corpus corpus, RawHttp legacy, RawHttp next, Runnable pace, Random order) {
    LocalDate today = LocalDate.ofInstant(started, ZoneOffset.UTC);
    this.corpus = corpus;
    this.rules = new RuleBook(corpus.rules(), today);
    this.legacy = new Side(new Player("legacy", legacy), legacy.address());
    this.next = new Side(new Player("next", next).speaking(rules.dialectOfNext()), next.address());
    this.pace = pace;
    this.order = order;
  }

  private record Side(Player player, String address) {}

  /// An answer, or why there was none.
  private record Heard(@Nullable Answer answer, String why) {}

  /// One time that both were asked.
  ///
  /// @param between whether the new backend was asked between the old one's two answers
  /// @param sent requests
  private record Round(Heard first, Heard second, Heard next, boolean between, int sent) {}

  /// What came of one request.
  ///
  /// @param answer the old backend's first one; null if it gave none
  /// @param steady differences that were there each time
  /// @param unsteady that were there at times, while the old backend's answers stayed the same
  /// @param passing that were there once, when the row may have changed
  /// @param noise places at which the old backend differs from itself
  /// @param silent who did not answer at first, with the reason
  /// @param sent requests
  public record Reading(
      @Nullable Answer answer,
      List<Mismatch> steady,
      List<Mismatch> unsteady,
      List<Mismatch> passing,
      List<Mismatch> noise,
      Map<String, String> silent,
      CaseOutcome.Shown exchange,
      int sent) {}

  public Reading compare(ReadRequest read) {
    return compare(read, inRandomOrder(read));
  }

  /// With an answer that a client has got already: the other backend alone is asked, once. Only if
  /// the two differ, both are asked again, as ever: the row may have changed since.
  ///
  /// @param ofNext whether the new backend gave it
  public Reading compare(ReadRequest read, RawResponse live, boolean ofNext) {
    Side side = ofNext ? next : legacy;
    Heard heard = new Heard(understood(side, live), "");
    Heard other = ask(read, ofNext ? legacy : next);
    return compare(
        read,
        ofNext
            ? new Round(other, other, heard, false, 1)
            : new Round(heard, heard, other, false, 1));
  }

  private Reading compare(ReadRequest read, Round start) {
    List<Round> rounds = new ArrayList<>(List.of(start));
    Map<String, Mismatch> noise = new LinkedHashMap<>(noise(read, rounds.getFirst()));
    Map<String, Mismatch> found = new LinkedHashMap<>(differing(read, rounds.getFirst()));
    Set<String> always = Set.copyOf(found.keySet());
    if (!found.isEmpty()) {
      for (int i = 0; i < AGAIN; i++) {
        Round round = again(read);
        rounds.add(round);
        noise.putAll(noise(read, round));
        Map<String, Mismatch> now = differing(read, round);
        now.forEach(found::putIfAbsent);
        always = always.stream().filter(now::containsKey).collect(Collectors.toSet());
      }
    }
    found.keySet().removeAll(noise.keySet());
    return reading(read, rounds, found, always, noise);
  }

  private Reading reading(
      ReadRequest read,
      List<Round> rounds,
      Map<String, Mismatch> found,
      Set<String> always,
      Map<String, Mismatch> noise) {
    List<Mismatch> steady = new ArrayList<>();
    List<Mismatch> unsteady = new ArrayList<>();
    List<Mismatch> passing = new ArrayList<>();
    found.forEach((place, mismatch) -> {
      if (always.contains(place)) {
        steady.add(mismatch);
      } else if (rounds.stream()
          .anyMatch(r -> r.between() && differing(read, r).containsKey(place))) {
        unsteady.add(mismatch);
      } else {
        passing.add(mismatch);
      }
    });
    Round first = rounds.getFirst();
    return new Reading(
        first.first().answer(),
        steady,
        unsteady,
        passing,
        List.copyOf(noise.values()),
        noise.size() < MOST
            ? silent(first)
            : Map.of("legacy", "differs from itself nearly everywhere"),
        found.isEmpty() ? CaseOutcome.Shown.NOTHING : shown(read, rounds, found),
        rounds.stream().mapToInt(Round::sent).sum());
  }

  private static Map<String, String> silent(Round round) {
    Map<String, String> silent = new LinkedHashMap<>();
    if (round.first().answer() == null) {
      silent.put("legacy", round.first().why());
    } else if (round.second().answer() == null) {
      silent.put("legacy", round.second().why());
    }
    if (round.next().answer() == null) {
      silent.put("next", round.next().why());
    }
    return silent;
  }

  /// The exchange in which the difference showed.
  private CaseOutcome.Shown shown(
      ReadRequest read, List<Round> rounds, Map<String, Mismatch> found) {
    Round round =
        rounds.stream()
            .filter(r -> !Collections.disjoint(differing(read, r).keySet(), found.keySet()))
            .findFirst()
            .orElse(rounds.getFirst());
    Exchange before = exchange(read, legacy, round.first());
    Exchange after = exchange(read, next, round.next());
    return new CaseOutcome.Shown(
        before.requestShown(),
        round.first().answer() == null ? "no answer" : before.answersShown(),
        round.next().answer() == null ? "no answer" : after.answersShown(),
        before.curl());
  }

  private static Exchange exchange(ReadRequest read, Side side, Heard heard) {
    Answer answer = heard.answer();
    return new Exchange(
        side.player(), read.request(), answer == null ? List.of() : List.of(answer));
  }

  private Round inRandomOrder(ReadRequest read) {
    int position = order.nextInt(LEGACY + 1);
    Heard[] old = new Heard[LEGACY];
    Heard fresh = null;
    for (int i = 0, asked = 0; i <= LEGACY; i++) {
      if (i == position) {
        fresh = ask(read, next);
      } else {
        old[asked++] = ask(read, legacy);
      }
    }
    return new Round(
        old[0], old[1], java.util.Objects.requireNonNull(fresh), position == 1, LEGACY + 1);
  }

  private Round again(ReadRequest read) {
    Heard before = ask(read, legacy);
    Heard fresh = ask(read, next);
    return new Round(before, ask(read, legacy), fresh, true, LEGACY + 1);
  }

  private Heard ask(ReadRequest read, Side side) {
    pace.run();
    try {
      RawResponse raw = side.player().send(side.player().spoken(read.request()));
      return new Heard(understood(side, raw), "");
    } catch (IOException e) {
      return new Heard(null, String.valueOf(e.getMessage()));
    }
  }

  private static Answer understood(Side side, RawResponse raw) {
    return side.player().understood(withoutAddress(raw, side.address()));
  }

  /// A `Location` that names the server that was asked means the same path on both.
  private static RawResponse withoutAddress(RawResponse raw, String address) {
    List<Header> headers =
        raw.headers().stream()
            .map(h ->
                h.named("Location") && (h.value() + "/").startsWith(address + "/")
                    ? new Header(h.name(), h.value().substring(address.length()))
                    : h)
            .toList();
    return new RawResponse(raw.status(), headers, raw.body());
  }

  private Map<String, Mismatch> noise(ReadRequest read, Round round) {
    return byPlace(mismatches(read, round.first(), round.second(), "legacy"));
  }

  /// Where the new backend differs from both answers of the old one, and these do not differ.
  private Map<String, Mismatch> differing(ReadRequest read, Round round) {
    Map<String, Mismatch> found = byPlace(mismatches(read, round.first(), round.next(), "next"));
    if (found.isEmpty()) {
      return found;
    }
    found
        .keySet()
        .retainAll(byPlace(mismatches(read, round.second(), round.next(), "next")).keySet());
    found.keySet().removeAll(noise(read, round).keySet());
    return found;
  }

  private static Map<String, Mismatch> byPlace(List<Mismatch> found) {
    Map<String, Mismatch> byPlace = new LinkedHashMap<>();
    found.forEach(m -> byPlace.put(m.kind() + " " + m.where(), m));
    return byPlace;
  }

  private List<Mismatch> mismatches(ReadRequest read, Heard one, Heard other, String name) {
    Answer left = one.answer();
    Answer right = other.answer();
    if (left == null && right == null) {
      return List.of();
    }
    if (left == null || right == null) {
      return List.of(
          new Mismatch(
              MismatchKind.NO_ANSWER,
              left == null ? "legacy" : name,
              left == null ? one.why() : "status " + left.status(),
              right == null ? other.why() : "status " + right.status()));
    }
    AnswerComparison comparison =
        new AnswerComparison(
            read.varies(),
            rules.headers(),
            corpus.compared(),
            Identities.ofOneDatabase(),
            started,
            MOST);
    boolean keysOnly = rules.keysOnly(read.request());
    return rules.thatCount(
        read.request(),
        keysOnly
            ? comparison.mismatches(Shape.of(left), Shape.of(right))
            : comparison.mismatches(left, right));
  }

  public List<String> unusedRules() {
    return rules.unused();
  }

  public List<String> endedRules() {
    return rules.ended();
  }
}
