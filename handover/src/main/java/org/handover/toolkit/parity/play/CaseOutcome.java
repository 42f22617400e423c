package org.handover.toolkit.parity.play;

import java.util.List;

/// What became of a case.
///
/// @param request its method and target, as the case writes them
/// @param caller who sent it; empty: the public
/// @param status what the old backend answered; 0: nothing
/// @param mismatches none: both backends did what they should
/// @param exchange what was sent and answered; nothing unless there are mismatches
public record CaseOutcome(
    String chapter,
    String name,
    String request,
    String caller,
    int status,
    List<Mismatch> mismatches,
    Shown exchange) {
  public CaseOutcome {
    mismatches = List.copyOf(mismatches);
  }

  /// An exchange as reports show it, without secrets.
  ///
  /// @param curl a command that repeats the request; `$NEXT` stands for a backend's address
  public record Shown(String sent, String legacy, String next, String curl) {
    static final Shown NOTHING = new Shown("", "", "", "");
  }

  /// Whether both backends gave an answer.
  public boolean answered() {
    return mismatches.stream().noneMatch(m -> m.kind() == MismatchKind.NO_ANSWER);
  }

  public boolean passed() {
    return mismatches.isEmpty();
  }
}
