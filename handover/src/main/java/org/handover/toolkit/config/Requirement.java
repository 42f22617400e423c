package org.handover.toolkit.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// What a setting has to be: given back if it is.
final class Requirement {
  private Requirement() {}

  static <T> T present(@Nullable T value, String key) {
    if (value == null) {
      throw missing(key);
    }
    return value;
  }

  static String text(@Nullable String value, String key) {
    if (value == null || value.isBlank()) {
      throw missing(key);
    }
    return value;
  }

  static <T> List<T> some(List<T> values, String key) {
    if (values.isEmpty()) {
      throw missing(key);
    }
    return values;
  }

  static Duration positive(@Nullable Duration value, String key) {
    if (value == null || !value.isPositive()) {
      throw wrong(key, "is not a time above zero", "write it like 500ms, 30s, 5m or 48h");
    }
    return value;
  }

  static int between(int value, int lowest, int highest, String key) {
    if (value < lowest || value > highest) {
      throw wrong(key, "is " + value, "it may be %d to %d".formatted(lowest, highest));
    }
    return value;
  }

  static Path file(@Nullable Path path, String key) {
    Path file = present(path, key);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw wrong(key, file + " is no file that can be read", "name one");
    }
    return file;
  }

  static Path folder(@Nullable Path path, String key) {
    Path folder = present(path, key);
    if (!Files.isDirectory(folder)) {
      throw wrong(key, folder + " is no folder", "name one");
    }
    return folder;
  }

  private static StoppedException missing(String key) {
    return wrong(key, "is missing", "set it");
  }

  static StoppedException wrong(String key, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(key, what, remedy));
  }
}
