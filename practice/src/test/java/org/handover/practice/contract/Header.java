package org.handover.practice.contract;

/// A line of a request's or an answer's head.
public record Header(String name, String value) {
  boolean named(String other) {
    return name.equalsIgnoreCase(other);
  }
}
