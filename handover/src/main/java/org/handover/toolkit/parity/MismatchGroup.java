package org.handover.toolkit.parity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.parity.play.CaseOutcome;
import org.handover.toolkit.parity.play.Grade;
import org.handover.toolkit.parity.play.Mismatch;

/// Mismatches of one kind at one place: as a rule they have one cause.
///
/// @param what the kind and the place, with `*` for each element of a list
/// @param cases in how many they are
/// @param example the case with the shortest request that was sent
public record MismatchGroup(
    Grade grade, String what, int cases, CaseOutcome example, Mismatch mismatch) {
  static final Comparator<MismatchGroup> WORST_FIRST =
      Comparator.comparing(MismatchGroup::grade).thenComparingInt(MismatchGroup::cases).reversed();

  private static final int BRIEF = 120;

  static List<MismatchGroup> of(List<CaseOutcome> failed) {
    Map<String, List<Member>> members = new LinkedHashMap<>();
    for (CaseOutcome outcome : failed) {
      for (Mismatch mismatch : outcome.mismatches()) {
        members
            .computeIfAbsent(place(mismatch), _ -> new ArrayList<>())
            .add(new Member(outcome, mismatch));
      }
    }
    return members.entrySet().stream()
        .map(group -> of(group.getKey(), group.getValue()))
        .sorted(WORST_FIRST)
        .toList();
  }

  static List<String> places(CaseOutcome outcome) {
    return outcome.mismatches().stream().map(MismatchGroup::place).distinct().sorted().toList();
  }

  static String place(Mismatch mismatch) {
    String where = mismatch.where().replaceAll("/\\d+(?=/|$)", "/*");
    return "%s %s".formatted(mismatch.kind(), where).strip();
  }

  static MismatchGroup ofOne(CaseOutcome outcome, Mismatch mismatch) {
    return new MismatchGroup(mismatch.grade(), place(mismatch), 1, outcome, mismatch);
  }

  /// With one case more; the shorter request is the example.
  MismatchGroup with(MismatchGroup more) {
    boolean shorter = more.example.exchange().sent().length() < example.exchange().sent().length();
    MismatchGroup shown = shorter ? more : this;
    return new MismatchGroup(grade, what, cases + more.cases, shown.example, shown.mismatch);
  }

  private record Member(CaseOutcome outcome, Mismatch mismatch) {
    /// Of the request; one that could not even be made is the longest.
    int length() {
      return outcome.exchange().curl().isEmpty()
          ? Integer.MAX_VALUE
          : outcome.exchange().sent().length();
    }
  }

  private static MismatchGroup of(String what, List<Member> members) {
    Member shortest = members.stream().min(Comparator.comparingInt(Member::length)).orElseThrow();
    long cases = members.stream().map(Member::outcome).distinct().count();
    return new MismatchGroup(
        shortest.mismatch().grade(),
        what,
        Math.toIntExact(cases),
        shortest.outcome(),
        shortest.mismatch());
  }

  List<String> cells() {
    return List.of(
        grade.toString(),
        what,
        String.valueOf(cases),
        "%s: %s (%s)".formatted(example.chapter(), example.name(), example.request()),
        brief(mismatch.legacy()),
        brief(mismatch.next()));
  }

  static String brief(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= BRIEF ? line : line.substring(0, BRIEF) + "…";
  }
}
