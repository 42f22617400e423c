package org.handover.practice.assessments.review;

import java.util.List;
import java.util.Optional;
import org.handover.practice.activities.ActivityStore;
import org.handover.practice.api.Access;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Body;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.assessments.jobs.AssessmentRows;
import org.handover.practice.assessments.jobs.Results;
import org.handover.practice.assessments.review.ReviewStore.Reviewed;
import org.springframework.stereotype.Component;

/// `/api/v2/assessments/ID/review/`: an educator overrules items. The score follows, and so does
/// the activity: clients of the legacy API see what counts.
@Component
class ReviewActions implements RouteSource {
  private final ReviewStore store;
  private final Results results;
  private final ActivityStore activities;
  private final Resources resources;

  ReviewActions(ReviewStore store, Results results, ActivityStore activities, Resources resources) {
    this.store = store;
    this.results = results;
    this.activities = activities;
    this.resources = resources;
  }

  @Override
  public List<Route> routes() {
    Operation operation =
        Operation.of("Overrule items of an assessment", Resources.schema(AssessmentRows.RESOURCE))
            .taking(ReviewForm.FORM.fields());
    Action review = Action.of(Access.Level.EDUCATOR, operation, this::review);
    return List.of(
        new Route("assessments/ID/review/", Endpoint.of("Assessment Review", Method.POST, review)));
  }

  private Answer review(Request request) {
    require(store.find(request.id()));
    Body body = request.body();
    List<Verdict> verdicts = ReviewForm.read(body, store.questions(request.id()));
    return request.commit(() -> {
      Reviewed reviewed = require(store.lock(request.id()));
      verdicts.forEach(verdict -> store.override(request.id(), verdict, request.principal().id()));
      follow(request, reviewed);
      return Answer.ok(
          resources
              .find(AssessmentRows.RESOURCE, request.id(), request.principal())
              .orElseThrow(() -> new ProblemException(new Problem.NotFound())));
    });
  }

  private void follow(Request request, Reviewed reviewed) {
    Results.Result result = results.of(request.id().value());
    store.result(request.id(), result);
    Integer activity = reviewed.activity();
    if (activity != null) {
      activities.reviseEvaluation(activity, result.score(), result.feedback());
    }
  }

  /// @throws ProblemException where there is nothing to say anything about
  static Reviewed require(Optional<Reviewed> found) {
    Reviewed reviewed = found.orElseThrow(() -> new ProblemException(new Problem.NotFound()));
    requireDone(reviewed);
    return reviewed;
  }

  static void requireDone(Reviewed reviewed) {
    if (!reviewed.status().equals("done")) {
      throw new ProblemException(new Problem.Conflict("The assessment is not done."));
    }
  }
}
