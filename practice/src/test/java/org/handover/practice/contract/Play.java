package org.handover.practice.contract;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.practice.contract.wire.RawRequest;
import tools.jackson.databind.JsonNode;

/// Plays cases, one after the other, against both backends.
///
/// A variable is what the same backend answered before; `other.x` is what the other one did, which
/// is how a login wanders.
final class Play {
  private static final String OTHER = "other.";

  private final Corpus corpus;
  private final Keys keys;
  private final Backend legacy;
  private final Backend next;
  private final Witness witness;
  private final Instant started = Instant.now();
  private final Set<String> waived = new HashSet<>();
  private final SentPasswords passwords = new SentPasswords();
  private int requests;

  Play(Corpus corpus, Keys keys, Backend legacy, Backend next) {
    this(corpus, keys, legacy, next, Witness.NONE);
  }

  Play(Corpus corpus, Keys keys, Backend legacy, Backend next, Witness witness) {
    this.witness = witness;
    this.corpus = corpus;
    this.keys = keys;
    this.legacy = legacy;
    this.next = next;
  }

  /// What went wrong, with both exchanges; empty if nothing did.
  Optional<String> play(Case played) throws IOException {
    Exchange before = exchange(played, legacy, next);
    Exchange after = exchange(played, next, legacy);
    List<String> problems = new ArrayList<>();
    if (played.waiver() == null) {
      problems.addAll(problems(played, played.expect(), before, next));
      problems.addAll(differences(played, before, after));
    } else {
      waived.add(played.waiver());
      problems.addAll(problems(played, waiver(played).legacy(), before, next));
    }
    problems.addAll(problems(played, played.expect(), after, legacy));
    passwords.note(after);
    return problems.isEmpty() ? Optional.empty() : Optional.of(report(problems, before, after));
  }

  int requests() {
    return requests;
  }

  Instant started() {
    return started;
  }

  SentPasswords passwords() {
    return passwords;
  }

  /// Waivers that no case has needed.
  List<String> idleWaivers() {
    return corpus.waivers().keySet().stream().filter(name -> !waived.contains(name)).toList();
  }

  private Exchange exchange(Case played, Backend one, Backend other) throws IOException {
    RawRequest request = corpus.request(played, scope(one, other), keys);
    requests++;
    Answer answer = one.send(request);
    witness.saw(one.name(), request, answer.raw());
    return new Exchange(one, request, answer);
  }

  private List<String> differences(Case played, Exchange before, Exchange after) {
    return new Comparison(played.varies(), corpus.compared(), started)
        .differences(before.answer(), after.answer());
  }

  /// What is wrong with one answer. What later cases need of it is kept on the way.
  private static List<String> problems(
      Case played, JsonNode expectation, Exchange exchange, Backend other) {
    Backend one = exchange.backend();
    Answer answer = exchange.answer();
    return Stream.concat(
            Expectation.of(expectation).problems(answer, scope(one, other)).stream(),
            one.save(played.save(), answer).stream())
        .map(problem -> "%s: %s".formatted(one.name(), problem))
        .toList();
  }

  private Waiver waiver(Case played) {
    return Objects.requireNonNull(corpus.waivers().get(played.waiver()), played.name());
  }

  private static Scope scope(Backend one, Backend other) {
    return Scope.ofPlay(name ->
        name.startsWith(OTHER) ? other.saved(name.substring(OTHER.length())) : one.saved(name));
  }

  private static String report(List<String> problems, Exchange before, Exchange after) {
    return problems.stream().map(problem -> "- " + problem).collect(joining("\n"))
        + "\n\n%s\n\n%s".formatted(before, after);
  }

  @Override
  public String toString() {
    return "%s against %s".formatted(legacy.name(), next.name());
  }
}
