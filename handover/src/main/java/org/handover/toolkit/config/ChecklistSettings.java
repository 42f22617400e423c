package org.handover.toolkit.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the checklist asks for.
///
/// @param evidenceAge how old the evidence of a step may be
/// @param backupAge how old a backup may be
/// @param signatureAge how long a signature holds
/// @param maxErrorRate of the new backend, as a share of 1
/// @param items the project's own; one that bears the name of a built-in one takes its place
public record ChecklistSettings(
    Duration evidenceAge,
    Duration backupAge,
    Duration signatureAge,
    double maxErrorRate,
    List<OwnItem> items) {
  private static final List<String> KNOWN =
      List.of("name", "section", "step", "run", "sign", "age");
  private static final int LONGEST_NAME = 80;

  public ChecklistSettings {
    items = List.copyOf(items);
  }

  static ChecklistSettings of(ConfigReader keys) {
    List<OwnItem> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigReader item : keys.blocks("items", KNOWN)) {
      OwnItem own = OwnItem.of(item);
      if (!names.add(own.name().toLowerCase(Locale.ROOT))) {
        throw item.wrong("name", "is there twice", "give each item a name of its own");
      }
      items.add(own);
    }
    return new ChecklistSettings(
        keys.requireTime("evidence-age"),
        keys.requireTime("backup-age"),
        Duration.ofDays(keys.requireNumber("signature-days", 1, 3_650)),
        keys.requirePercent("max-error-rate"),
        items);
  }

  /// What shows that an item is done.
  public enum Proof {
    /// A step of the toolkit passed.
    STEP,
    /// A program of the project's own ended with 0.
    RUN,
    /// A person signed.
    SIGN
  }

  /// An item of the project's own.
  ///
  /// @param section `pre-migration`, `validation` or `post-migration`
  /// @param step whose pass shows it; empty unless `proof` is STEP
  /// @param run the program and its arguments; empty unless `proof` is RUN
  /// @param age how old that may be; null: as all evidence, or all signatures
  public record OwnItem(
      String name,
      String section,
      Proof proof,
      String step,
      List<String> run,
      @Nullable Duration age) {
    public OwnItem {
      run = List.copyOf(run);
    }

    private static OwnItem of(ConfigReader keys) {
      String name = keys.requireText("name").strip();
      if (name.length() > LONGEST_NAME || name.lines().count() != 1) {
        throw keys.wrong("name", "is no short line", "write at most 80 characters");
      }
      String step = keys.filledText("step");
      List<String> run = keys.texts("run");
      boolean sign = keys.text("sign") != null && keys.requireFlag("sign");
      if ((step == null ? 0 : 1) + (run.isEmpty() ? 0 : 1) + (sign ? 1 : 0) != 1) {
        throw keys.wrong(
            "name", "has not exactly one proof", "give the item one of step, run, and sign: true");
      }
      return new OwnItem(
          name,
          keys.text("section") == null
              ? "validation"
              : keys.requireOneOf(
                  "section", List.of("pre-migration", "validation", "post-migration")),
          sign ? Proof.SIGN : run.isEmpty() ? Proof.STEP : Proof.RUN,
          step == null ? "" : step,
          run,
          keys.text("age") == null ? null : keys.requireTime("age"));
    }
  }
}
