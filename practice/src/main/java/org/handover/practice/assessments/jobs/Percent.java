package org.handover.practice.assessments.jobs;

/// The score of an assessment as SQL over its items (`i`), within a query for the assessment (`a`):
/// the points of the items, penalties deducted, as a share of what can be won. It never falls below
/// 0. Where a critical item has less than half of its points, it stays one below the pass mark, or
/// below 50 where there is none.
final class Percent {
  /// Whether a person has to look at an item, and has not.
  static final String WAITS = "i.needs_review and i.reviewer_score is null";

  /// What an item got.
  static final String POINTS = "coalesce(i.reviewer_score, i.score)";

  /// Whether an item is critical and failed by what it got.
  static final String FAILS = fails(POINTS);

  private Percent() {}

  /// @param points what an item gets
  static String of(String points) {
    return """
    least(
      greatest(0, coalesce(round(cast(
        100 * sum(%1$s) / nullif(sum(greatest(0, i.max_score)), 0) as numeric), 2), 0)),
      case when bool_or(%2$s) then greatest(0, coalesce(a.pass_mark, 50) - 1) else 100 end)\
    """
        .formatted(points, fails(points));
  }

  /// A penalty fails where at least half of it is deducted.
  private static String fails(String points) {
    return """
    (i.critical and case when i.max_score > 0
      then 2 * %1$s < i.max_score else 2 * %1$s <= i.max_score end)\
    """
        .formatted(points);
  }
}
