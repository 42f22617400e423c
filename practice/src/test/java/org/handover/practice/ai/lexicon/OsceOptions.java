package org.handover.practice.ai.lexicon;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `bench/osce` was asked to do.
///
/// @param predictions where to write the findings, if anywhere
/// @param fit print the weights that fit the file
/// @param studies ask how much of the result is owed to having seen the file
record OsceOptions(Path file, @Nullable Path predictions, boolean fit, boolean studies) {
  /// Null where the arguments make no sense.
  static @Nullable OsceOptions parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    @Nullable Path file = null;
    @Nullable Path predictions = null;
    boolean fit = false;
    boolean studies = false;
    while (!left.isEmpty()) {
      String argument = left.removeFirst();
      if (argument.equals("--predictions") && !left.isEmpty()) {
        predictions = Path.of(left.removeFirst());
      } else if (argument.equals("--fit")) {
        fit = true;
      } else if (argument.equals("--studies")) {
        studies = true;
      } else if (file == null && !argument.startsWith("-")) {
        file = Path.of(argument);
      } else {
        return null;
      }
    }
    return file == null ? null : new OsceOptions(file, predictions, fit, studies);
  }
}
