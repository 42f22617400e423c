package org.handover.practice.ai.cases;

/// Something that is talked of in a consulting room.
///
/// @param absent what a person says of it who does not have it; empty where that would be made up
public record Topic(String name, Kind kind, String absent) {
  /// How closely a topic narrows what is talked of.
  public enum Kind {
    /// A part of the body.
    SITE,
    SYMPTOM,
    /// A part of the history: "medicines", "family".
    SLOT,
    LIFE
  }
}
