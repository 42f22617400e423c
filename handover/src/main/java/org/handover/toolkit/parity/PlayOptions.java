package org.handover.toolkit.parity;

import java.util.List;
import org.handover.toolkit.parity.play.Grade;

/// How a corpus is played.
///
/// @param failOn from which grade on a mismatch fails the run
/// @param chapters that are played; none: all
/// @param shrink whether a case of which only the answers are compared is made smaller if it
///   differs
public record PlayOptions(PlayMode mode, Grade failOn, List<String> chapters, boolean shrink) {
  public PlayOptions {
    chapters = List.copyOf(chapters);
  }

  /// All chapters, and every difference counts.
  public static PlayOptions all(PlayMode mode) {
    return new PlayOptions(mode, Grade.LOW, List.of(), false);
  }
}
