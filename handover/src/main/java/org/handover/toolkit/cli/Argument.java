package org.handover.toolkit.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// An option or a parameter of a command, and what was given for it.
///
/// @param <T> what it is read as
record Argument<T>(ArgSpec spec) {
  /// One that is there or not.
  static Argument<Boolean> flag(String name, String description) {
    return new Argument<>(
        OptionSpec.builder(name)
            .type(boolean.class)
            .defaultValue("false")
            .description(description)
            .build());
  }

  /// One that may be left out.
  ///
  /// @param label what stands for its value in the usage
  static <T> Argument<T> option(String name, String label, Class<T> type, String description) {
    return new Argument<>(
        OptionSpec.builder(name).type(type).paramLabel(label).description(description).build());
  }

  /// One that is always there.
  static <T> Argument<T> option(
      List<String> names, String label, Class<T> type, String otherwise, String description) {
    return new Argument<>(
        OptionSpec.builder(names.toArray(String[]::new))
            .type(type)
            .paramLabel(label)
            .required(true)
            .defaultValue(otherwise)
            .description(description)
            .build());
  }

  /// One that has to be given.
  static <T> Argument<T> required(
      List<String> names, String label, Class<T> type, String description) {
    return new Argument<>(
        OptionSpec.builder(names.toArray(String[]::new))
            .type(type)
            .paramLabel(label)
            .required(true)
            .description(description)
            .build());
  }

  /// The one word that the command needs.
  static <T> Argument<T> parameter(String label, Class<T> type, String description) {
    return new Argument<>(
        PositionalParamSpec.builder()
            .type(type)
            .paramLabel(label)
            .required(true)
            .description(description)
            .build());
  }

  /// Any number of words.
  static Argument<String[]> words(String label, String description) {
    return new Argument<>(
        PositionalParamSpec.builder()
            .type(String[].class)
            .arity("0..*")
            .initialValue(new String[0])
            .paramLabel(label)
            .description(description)
            .build());
  }

  /// Of one that is always there.
  T value() {
    return Objects.requireNonNull(orNull(), spec.paramLabel());
  }

  @Nullable T orNull() {
    return spec.getValue();
  }
}
