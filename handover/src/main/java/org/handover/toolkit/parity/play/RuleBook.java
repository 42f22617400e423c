package org.handover.toolkit.parity.play;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handover.toolkit.parity.cases.Rule;
import org.handover.toolkit.parity.cases.Rules;
import org.handover.toolkit.wire.RawRequest;

/// The corpus's rules at work, with what each of them was good for.
public final class RuleBook {
  private final Rules rules;
  private final LocalDate today;
  private final Set<Rule> used = new HashSet<>();

  public RuleBook(Rules rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  Dialect dialectOfNext() {
    Rules.Prefix prefix = rules.prefix();
    return new Dialect(
        prefix == null ? null : prefix.from(),
        prefix == null ? null : prefix.to(),
        rules.envelope());
  }

  List<String> headers() {
    List<String> headers = rules.headers();
    return headers == null ? HeaderComparison.USUAL : headers;
  }

  boolean keysOnly(RawRequest request) {
    return rules.keysOnly().stream().anyMatch(e -> e.fits(request.method(), request.target()));
  }

  /// Without those that a rule takes away that has not ended.
  List<Mismatch> thatCount(RawRequest request, List<Mismatch> found) {
    return found.stream().filter(mismatch -> !taken(request, mismatch)).toList();
  }

  /// A rule is about how two answers differ: what is no answer, or not what the case expects,
  /// stays.
  private boolean taken(RawRequest request, Mismatch mismatch) {
    if (mismatch.kind() == MismatchKind.NO_ANSWER || mismatch.kind() == MismatchKind.EXPECTATION) {
      return false;
    }
    for (Rule rule : rules.rules()) {
      if (!rule.endedOn(today) && rule.fits(request.method(), request.target(), mismatch.where())) {
        used.add(rule);
        return true;
      }
    }
    return false;
  }

  List<String> ended() {
    return rules.rules().stream().filter(r -> r.endedOn(today)).map(Rule::toString).toList();
  }

  List<String> unused() {
    return rules.rules().stream()
        .filter(rule -> !rule.endedOn(today) && !used.contains(rule))
        .map(Rule::toString)
        .toList();
  }
}
