package org.handover.practice.database;

import java.util.regex.Pattern;

/// One row of `catalog.sql`, one line of `expected-schema.txt`: `user.username | column | character
/// varying(80) not null`.
///
/// @param name a table, with what it is about: `user`, `user.username`, `activities (user_id)`
/// @param detail empty where its being there says all
record Fact(String name, String kind, String detail) {
  private static final Pattern AFTER_TABLE =
      Pattern.compile("(?<!^practice)[. ].*", Pattern.DOTALL);

  static Fact parse(String line) {
    String[] parts = line.split(" \\| ", 3);
    return new Fact(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
  }

  boolean is(String other) {
    return kind.equals(other);
  }

  String table() {
    return AFTER_TABLE.matcher(name).replaceFirst("");
  }

  /// What it says something of: a database may say several things of one subject.
  String subject() {
    return kind + " " + name;
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? name + " | " + kind : "%s | %s | %s".formatted(name, kind, detail);
  }
}
