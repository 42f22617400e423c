package org.handover.practice.assessments.review;

import java.util.List;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Principal;
import org.handover.practice.api.v2.Action;
import org.handover.practice.api.v2.Answer;
import org.handover.practice.api.v2.Endpoint;
import org.handover.practice.api.v2.Method;
import org.handover.practice.api.v2.Operation;
import org.handover.practice.api.v2.Problem;
import org.handover.practice.api.v2.ProblemException;
import org.handover.practice.api.v2.Request;
import org.handover.practice.api.v2.Route;
import org.handover.practice.api.v2.RouteSource;
import org.handover.practice.api.v2.form.Form;
import org.handover.practice.api.v2.resource.Column;
import org.handover.practice.api.v2.resource.Filter;
import org.handover.practice.api.v2.resource.Resource;
import org.handover.practice.api.v2.resource.Resources;
import org.handover.practice.assessments.review.ReviewStore.Reviewed;
import org.handover.practice.scenarios.OfScenario;
import org.handover.practice.users.PersonalData;
import org.springframework.stereotype.Component;

/// `/api/v2/assessments/ID/appeal/`, where learners ask that a person look at an item of theirs,
/// and `/api/v2/assessments/appeals/`, where educators see what they are asked.
@Component
class AppealActions implements RouteSource, PersonalData {
  private static final int LONGEST = 4000;
  private static final Form FORM =
      Form.of(
          List.of(
              new Field.Whole("rubric_question", 1, Integer.MAX_VALUE, null, true),
              Field.blank("reason", LONGEST)));

  private static final Resource APPEALS =
      new Resource(
              "assessments/appeals",
              "Appeal",
              """
              (select p.*, i.assessment_id, i.rubric_question_id, i.question, a.scenario_id
                from practice.appeals p
                join practice.assessment_items i on i.id = p.item_id
                join practice.assessments a on a.id = i.assessment_id) p\
              """,
              List.of(
                  Column.integer("id", "p.id"),
                  Column.integer("assessment", "p.assessment_id"),
                  Column.integer("scenario", "p.scenario_id").orNull(),
                  Column.integer("user", "p.user_id"),
                  Column.integer("rubric_question", "p.rubric_question_id"),
                  Column.text("question", "p.question"),
                  Column.text("reason", "p.reason"),
                  Column.flag("is_open", "p.resolved_at is null"),
                  Column.moment("created_at", "p.created_at at time zone 'UTC'"),
                  Column.moment("resolved_at", "p.resolved_at at time zone 'UTC'").orNull()))
          .access(Access.Level.USER, Access.Level.USER)
          .only(Method.GET)
          .visible(principal -> principal.isEducator() ? "true" : "p.user_id = :principal")
          .filter(new Filter.Flag("is_open", "(p.resolved_at is null) = :is_open"))
          .filter(new Filter.Id("user", "p.user_id = :user"))
          .filter(OfScenario.filter("p.scenario_id"))
          .ordering("created_at", "p.created_at")
          .order("p.resolved_at is not null, p.id");

  private final ReviewStore reviews;
  private final AppealStore store;
  private final Resources resources;

  AppealActions(ReviewStore reviews, AppealStore store, Resources resources) {
    this.reviews = reviews;
    this.store = store;
    this.resources = resources;
  }

  @Override
  public List<Route> routes() {
    Operation operation =
        Operation.of("Ask for a review of an item", Resources.schema(APPEALS))
            .taking(FORM.fields())
            .answering(201)
            .refusing(403);
    Action appeal = Action.of(Access.Level.USER, operation, this::appeal);
    return List.of(
        resources.routes(APPEALS).getFirst(),
        new Route("assessments/ID/appeal/", Endpoint.of("Assessment Appeal", Method.POST, appeal)));
  }

  private Answer appeal(Request request) {
    requireOwn(request);
    Changes form = FORM.create(request.body());
    if (form.isNull("rubric_question")) {
      throw invalid("This field is required.");
    }
    int question = form.whole("rubric_question");
    int item =
        store
            .item(request.id(), question)
            .orElseThrow(
                () -> invalid("Invalid pk \"%d\" - object does not exist.".formatted(question)));
    return request.commit(() ->
        store
            .insert(item, request.principal().id(), form.text("reason"))
            .<Answer>map(id ->
                Answer.created(
                    resources.find(APPEALS, id, request.principal()).orElseThrow(),
                    request.url("assessments/%d/".formatted(request.id().value()))))
            .orElseThrow(() ->
                new ProblemException(
                    new Problem.Conflict("A review of this item has been asked for."))));
  }

  private void requireOwn(Request request) {
    Principal principal = request.principal();
    Reviewed found =
        reviews
            .find(request.id())
            .filter(row -> row.user() == principal.id() || principal.isEducator())
            .orElseThrow(() -> new ProblemException(new Problem.NotFound()));
    if (found.user() != principal.id()) {
      throw new ProblemException(new Problem.PermissionDenied());
    }
    ReviewActions.requireDone(found);
  }

  private static ProblemException invalid(String message) {
    return new ProblemException(Problem.Invalid.of("rubric_question", message));
  }

  @Override
  public String name() {
    return "appeals";
  }

  @Override
  public Resource resource() {
    return APPEALS;
  }

  @Override
  public String owned() {
    return "p.user_id = :user";
  }
}
