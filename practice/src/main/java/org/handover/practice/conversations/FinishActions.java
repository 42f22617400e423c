package org.handover.practice.conversations;

import java.util.List;
import org.handover.practice.api.Access;
import org.handover.practice.api.RowId;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.assessments.jobs.AssessmentQueue;
import org.handover.practice.assessments.jobs.AssessmentQueue.Order;
import org.handover.practice.conversations.ConversationStore.Conversation;
import org.springframework.stereotype.Component;

/// `/api/v2/conversations/ID/finish/`: the end of a conversation, and its assessment with it, or
/// neither.
@Component
class FinishActions implements RouteSource {
  private final ConversationStore store;
  private final ReplyStore replies;
  private final AssessmentQueue assessments;

  FinishActions(ConversationStore store, ReplyStore replies, AssessmentQueue assessments) {
    this.store = store;
    this.replies = replies;
    this.assessments = assessments;
  }

  @Override
  public List<Route> routes() {
    Action finish =
        Action.of(
            Access.Level.USER,
            assessments.operation("Finish a conversation and have it assessed").refusing(400, 403),
            this::finish);
    return List.of(
        new Route(
            "conversations/ID/finish/", Endpoint.of("Conversation Finish", Method.POST, finish)));
  }

  private Answer finish(Request request) {
    MessageActions.require(store, request);
    return request.commit(() -> {
      Conversation locked =
          store.lock(request.id()).orElseThrow(() -> new ProblemException(new Problem.NotFound()));
      RowId assessment = locked.open() ? close(request.id(), locked) : first(request.id());
      return assessments.accepted(assessment, request);
    });
  }

  private RowId close(RowId id, Conversation conversation) {
    if (!replies.tryFree(id.value())) {
      throw new ProblemException(new Problem.Conflict("A reply is under way."));
    }
    if (!store.hasLearnersTurn(id)) {
      throw new ProblemException(
          Problem.Invalid.of("non_field_errors", "Nothing has been said yet."));
    }
    store.finish(id);
    return assessments.queue(
        new Order(conversation.user(), conversation.scenario(), id.value(), store.transcript(id)));
  }

  /// Finishing twice is finishing once: the second is told of the same assessment.
  private RowId first(RowId id) {
    return assessments
        .ofFinish(id)
        .orElseThrow(() -> new ProblemException(new Problem.Conflict("It is finished.")));
  }
}
