package org.handover.practice.ai.persona;

import java.util.List;

/// Something that the patient knows.
///
/// @param spoken as the patient says it
/// @param keys what it is about: its own words, and the occasions that the author named for it
/// @param guarded told only to who asks for it
/// @param complaint belongs to why the patient has come
record Fact(String spoken, List<String> keys, boolean guarded, boolean complaint) {
  Fact {
    keys = List.copyOf(keys);
  }
}
