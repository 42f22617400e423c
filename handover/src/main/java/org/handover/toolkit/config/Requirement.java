package org.handover.toolkit.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;
import org.jspecify.annotations.Nullable;

/// What a setting has to be: given back if it is.
final class Requirement {
  private Requirement() {}

  private static Path present(@Nullable Path path, String key) {
    if (path == null) {
      throw missing(key);
    }
    return path;
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

  static StoppedException missing(String key) {
    return wrong(key, "is missing", "set it");
  }

  static StoppedException unknown(String path, String key, Collection<String> known) {
    String nearest = NearestName.of(key, known).map("did you mean '%s'? "::formatted).orElse("");
    return wrong(path, "is unknown", nearest + "Known here: " + String.join(", ", known));
  }

  static StoppedException wrong(String key, String what, String remedy) {
    return new StoppedException(new Fault.Misconfigured(key, what, remedy));
  }
}
