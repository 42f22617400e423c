package org.handover.practice.contract;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;

/// Reads a YAML file into a record, strictly: a key that nobody asked for is an error.
final class Yaml {
  private Yaml() {}

  static <T> T read(Path file, Class<T> type) throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(file)) {
      Object tree = new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict)).load(reader);
      return Json.MAPPER.convertValue(tree, type);
    } catch (JacksonException | YAMLException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
