package org.handover.practice.conversations;

import java.util.List;
import java.util.UUID;
import org.handover.practice.ai.Turn;
import org.handover.practice.api.Json;

/// What becomes of something that a learner says.
sealed interface Beginning {
  /// It is stored, and its reply is the caller's to give: no other thread or instance will
  /// meanwhile.
  ///
  /// @param turns all that was said up to it
  record Begun(Ticket ticket, int scenario, List<Turn> turns) implements Beginning {
    public Begun {
      turns = List.copyOf(turns);
    }
  }

  /// The same request came before, and this is the reply that it got.
  record Answered(Json message) implements Beginning {}

  /// Another reply is under way.
  record Busy() implements Beginning {}

  /// The conversation takes nothing more.
  record Finished() implements Beginning {}

  /// With what is said now, and its reply, it would be longer than a transcript may be.
  record Full() implements Beginning {}

  /// The scenario has been deleted.
  record ScenarioGone() implements Beginning {}

  /// The request's key came before with something else to say.
  record KeyReused() implements Beginning {}

  /// The right to write one reply.
  ///
  /// @param message the reply's row
  /// @param token of the holder; another one may have taken over
  record Ticket(int conversation, int message, UUID token) {}
}
