package org.handover.toolkit.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that somebody may have meant.
public final class NearestName {
  private NearestName() {}

  /// Empty if none is within two slips (one, for short names).
  public static Optional<String> of(String written, Collection<String> known) {
    int tolerated = written.length() < 5 ? 1 : 2;
    return known.stream()
        .filter(name -> distance(written, name) <= tolerated || name.startsWith(written))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /// Levenshtein's.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
