package org.handover.practice.api;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertyResolver;

/// One environment variable: its type, its default, and what it may be.
///
/// @param expected says what a good value looks like, in the message on a bad one
public record Setting<T>(
    String variable, Class<T> type, String defaultValue, Predicate<T> accepts, String expected) {
  /// The value that the environment gives it.
  ///
  /// @throws InvalidConfigurationPropertyValueException ends the start with a line that says what
  ///   to set
  public T read(PropertyResolver environment) {
    String text = environment.getProperty(variable, defaultValue);
    T value = convert(text);
    if (!accepts.test(value)) {
      throw invalid(text);
    }
    return value;
  }

  /// The variable's text as it stands, for what may hold a secret: `getProperty` would resolve a
  /// `${` in it, and quote the secret on failing.
  public static @Nullable String verbatim(ConfigurableEnvironment environment, String variable) {
    return environment.getPropertySources().stream()
        .map(source -> source.getProperty(variable))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .findFirst()
        .orElse(null);
  }

  private T convert(String text) {
    try {
      T value = ApplicationConversionService.getSharedInstance().convert(text, type);
      if (value == null) {
        throw invalid(text);
      }
      return value;
    } catch (ConversionException e) {
      throw invalid(text);
    }
  }

  private InvalidConfigurationPropertyValueException invalid(String text) {
    return new InvalidConfigurationPropertyValueException(variable, text, "Set it to " + expected);
  }
}
