package org.handover.practice.rawhttp;

/// A line of a request's or an answer's head.
public record Header(String name, String value) {
  public boolean named(String other) {
    return name.equalsIgnoreCase(other);
  }
}
