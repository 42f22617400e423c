package org.handover.toolkit.parity.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// UUIDs that each backend made up for itself: one of the old backend stands for exactly one of the
/// new one, in all answers and rows.
public final class Identities {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final boolean pairs;
  private final Map<String, String> nextByLegacy = new HashMap<>();
  private final Map<String, String> legacyByNext = new HashMap<>();
  private final List<String> bound = new ArrayList<>();

  public Identities() {
    this(true);
  }

  private Identities(boolean pairs) {
    this.pairs = pairs;
  }

  /// Where both backends read the same rows: each stands for itself only.
  static Identities ofOneDatabase() {
    return new Identities(false);
  }

  public static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }

  /// Whether the two may stand for each other; if neither stood for anything yet, from now on they
  /// do.
  public boolean pair(String legacy, String next) {
    if (!pairs || !isUuid(legacy) || !isUuid(next) || legacy.equals(next)) {
      return false;
    }
    String known = nextByLegacy.get(legacy);
    if (known == null && !legacyByNext.containsKey(next)) {
      nextByLegacy.put(legacy, next);
      legacyByNext.put(next, legacy);
      bound.add(legacy);
      return true;
    }
    return Objects.equals(known, next);
  }

  /// For [#forgetSince], when two rows turn out not to be the same one.
  public int mark() {
    return bound.size();
  }

  public void forgetSince(int mark) {
    while (bound.size() > mark) {
      String next = nextByLegacy.remove(bound.removeLast());
      legacyByNext.remove(next);
    }
  }

  /// The new backend's for each of the old one's.
  public Map<String, String> pairs() {
    return Map.copyOf(nextByLegacy);
  }
}
