package org.handover.practice.api.v2.resource;

import java.util.List;

/// A parameter that narrows a list, as django-filter's filter of that kind does. An empty value
/// counts as absent.
public sealed interface Filter {
  String name();

  /// SQL that holds for the rows that stay; the value is the parameter of the filter's name.
  String condition();

  /// One word of a few.
  record Choice(String name, String condition, List<String> choices) implements Filter {
    public Choice {
      choices = List.copyOf(choices);
    }
  }

  /// Exactly this text.
  record Text(String name, String condition) implements Filter {}

  /// A boolean; one that does not parse is ignored.
  record Flag(String name, String condition) implements Filter {}

  /// The number of a row, whether or not there is one.
  record Id(String name, String condition) implements Filter {}

  /// The id of a row that there is.
  ///
  /// @param source what follows `select from` in the question whether the caller can see that row;
  ///   may ask for `:educator` and `:principal`
  record Reference(String name, String condition, String source) implements Filter {}

  /// A moment in ISO 8601; in UTC where it names no zone.
  record Moment(String name, String condition) implements Filter {}
}
