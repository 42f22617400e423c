package org.handover.practice.assessments.jobs;

import java.util.ArrayList;
import java.util.List;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A transcript as the turns that an evaluator reads, numbered from 1 in its order.
final class TranscriptTurns {
  private static final JsonMapper MAPPER = new JsonMapper();

  private TranscriptTurns() {}

  static List<Turn> read(String transcript) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : MAPPER.readTree(transcript)) {
      Speaker speaker =
          turn.path("role").asString("").equals("user") ? Speaker.LEARNER : Speaker.PATIENT;
      turns.add(new Turn(turns.size() + 1, speaker, turn.path("content").asString("")));
    }
    return turns;
  }
}
