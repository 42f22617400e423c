package org.handover.practice.assessments.jobs;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.handover.practice.api.JsonText;
import org.handover.practice.api.StorableText;
import tools.jackson.databind.JsonNode;

/// A transcript as the turns that an evaluator reads, numbered from 1 in its order. It is read
/// within the limits that it was taken in under; what it holds that could not be stored again in a
/// result is cleaned, for it may be older than the rule that refuses it.
final class TranscriptTurns {
  private TranscriptTurns() {}

  static List<Turn> read(String transcript) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : JsonText.parse(transcript).orElseThrow()) {
      Speaker speaker =
          turn.path("role").asString("").equals("user") ? Speaker.LEARNER : Speaker.PATIENT;
      String content = StorableText.clean(turn.path("content").asString(""));
      turns.add(new Turn(turns.size() + 1, speaker, content));
    }
    return turns;
  }
}
