package org.handover.toolkit.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What becomes of personal data in the staging environment.
///
/// @param key makes the same masks each time; absent: each environment has masks of its own
public record StagingSettings(@Nullable String key, List<MaskRule> masks) {
  private static final List<String> KNOWN = List.of("table", "column", "as", "value", "pointers");

  public StagingSettings {
    masks = List.copyOf(masks);
  }

  static StagingSettings of(ConfigReader keys) {
    List<MaskRule> masks = new ArrayList<>();
    for (ConfigReader mask : keys.blocks("masks", KNOWN)) {
      masks.add(MaskRule.of(mask));
    }
    return new StagingSettings(keys.filledText("key"), masks);
  }

  /// What a value becomes. The same value always becomes the same mask.
  public enum MaskKind {
    /// `user-0f3a9c12be44@example.org`.
    EMAIL,
    /// `Person 0f3a9c12`.
    NAME,
    /// `0f3a9c12be44`: a login, a key.
    WORD,
    /// Each letter an x, each digit a 0: free text keeps its length and its lines.
    TEXT,
    /// Nothing at all: NULL.
    NULL,
    /// One value for all rows.
    FIXED,
    /// It stays as it is, and someone answers for that.
    KEEP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One column.
  ///
  /// @param table as in SQL, without quotes: `user` or `accounts.user`
  /// @param value of FIXED; empty for the others
  /// @param pointers into JSON, with `*` for any element; empty: the whole value
  public record MaskRule(
      String table, String column, MaskKind as, String value, List<String> pointers) {
    public MaskRule {
      pointers = List.copyOf(pointers);
    }

    private static MaskRule of(ConfigReader keys) {
      MaskKind as =
          MaskKind.valueOf(
              keys.requireOneOf(
                      "as", List.of("email", "name", "word", "text", "null", "fixed", "keep"))
                  .toUpperCase(Locale.ROOT));
      String value = keys.text("value");
      if ((value != null) != (as == MaskKind.FIXED)) {
        throw keys.wrong("value", "goes with as: fixed, and only with it", "mend the rule");
      }
      List<String> pointers = keys.texts("pointers");
      for (String pointer : pointers) {
        if (!pointer.startsWith("/") || pointer.length() > 200) {
          throw keys.wrong("pointers", "holds what is no pointer", "write it like /*/content");
        }
      }
      if (!pointers.isEmpty() && as != MaskKind.TEXT) {
        throw keys.wrong("pointers", "go with as: text only", "mask JSON as text, or as a whole");
      }
      return new MaskRule(
          keys.requireText("table"),
          keys.requireText("column"),
          as,
          value == null ? "" : value,
          pointers);
    }
  }
}
