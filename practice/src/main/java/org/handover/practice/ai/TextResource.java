package org.handover.practice.ai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A text file of this package.
final class TextResource {
  private TextResource() {}

  static String text(String name) {
    try (InputStream file =
        Objects.requireNonNull(TextResource.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
