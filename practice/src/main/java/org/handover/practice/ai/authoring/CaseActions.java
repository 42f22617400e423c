package org.handover.practice.ai.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.handover.practice.ai.authoring.CaseStore.Written;
import org.handover.practice.ai.cases.CorrectionList;
import org.handover.practice.api.Access;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.RowId;
import org.handover.practice.api.StorableText;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// `/api/v2/characters/ID/case/`: how the notes are read, and what the educator says instead.
@Component
class CaseActions implements RouteSource {
  private static final String CORRECTIONS = "corrections";
  private static final String SCENARIO = "scenario";
  private static final Form FORM =
      Form.of(
          List.of(
              new Field.Document(
                      CORRECTIONS,
                      JsonNode::isArray,
                      "a list of objects with a slot, told and spoken",
                      CorrectionList.SCHEMA)
                  .refusing(CaseActions::mistakes)));

  private final CaseStore store;

  CaseActions(CaseStore store) {
    this.store = store;
  }

  @Override
  public List<Route> routes() {
    Operation read =
        Operation.of("See how a character's notes are read", CaseView.SCHEMA)
            .asking(
                List.of(
                    Operation.Parameter.integer(
                        SCENARIO, "With the instructions of this scenario of the character.")))
            .refusing(400);
    Operation correct =
        Operation.of("Correct the facts of a character", CaseView.SCHEMA).taking(FORM.fields());
    Action see = Action.of(Access.Level.EDUCATOR, read, this::see);
    Action put =
        Action.of(Access.Level.EDUCATOR, correct, this::correct)
            .onRow(request -> store.exists(request.id()));
    return List.of(
        new Route(
            "characters/ID/case/",
            Endpoint.of("Character Case", Map.of(Method.GET, see, Method.PUT, put))));
  }

  private Answer see(Request request) {
    return Answer.ok(CaseView.of(written(request)));
  }

  private Answer correct(Request request) {
    if (!store.exists(request.id())) {
      throw new ProblemException(new Problem.NotFound());
    }
    Changes form = FORM.create(request.body());
    if (form.isNull(CORRECTIONS)) {
      throw new ProblemException(Problem.Invalid.of(CORRECTIONS, "This field is required."));
    }
    return request.commit(() -> {
      if (!store.lock(request.id())) {
        throw new ProblemException(new Problem.NotFound());
      }
      store.replace(request.id(), form.text(CORRECTIONS));
      return Answer.ok(CaseView.of(written(request)));
    });
  }

  private Written written(Request request) {
    OptionalInt scenario = scenario(request.params().get(SCENARIO));
    String instructions = scenario.isEmpty() ? "" : instructions(request.id(), scenario.getAsInt());
    return store
        .find(request.id(), instructions)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound()));
  }

  private String instructions(RowId character, int scenario) {
    Optional<String> found = store.instructions(character, scenario);
    return found.orElseThrow(() ->
        new ProblemException(Problem.Invalid.of(SCENARIO, "It is no scenario of this character.")));
  }

  private static OptionalInt scenario(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(given));
    } catch (NumberFormatException notOne) {
      throw new ProblemException(Problem.Invalid.of(SCENARIO, "Enter a number."));
    }
  }

  private static List<String> mistakes(JsonNode corrections) {
    List<String> mistakes = new ArrayList<>();
    if (corrections.size() > CorrectionList.MOST) {
      return List.of(
          "Ensure this field has no more than %d elements.".formatted(CorrectionList.MOST));
    }
    for (JsonNode one : corrections) {
      mistakes.addAll(CorrectionList.mistakes(one));
    }
    mistakes.addAll(StorableText.mistakes(corrections));
    return mistakes.stream().distinct().toList();
  }
}
