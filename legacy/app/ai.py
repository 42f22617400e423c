"""The AI patient, and the AI that scores a conversation."""

from flask import Blueprint

from . import openai
from .bodies import Body, Field, conversation
from .errors import ApiError
from .evaluation import percent, rubric_prompt, score_answers
from .extensions import db
from .identity import current_user, signed_in
from .models import Activity
from .scenarios import visible_scenario

bp = Blueprint("ai", __name__)


def awaiting_reply(value):
    if conversation(value)[-1]["role"] == "user":
        return value
    raise ValueError


CHAT = Body(Field("messages", awaiting_reply, required=True))
EVALUATION = Body(Field("transcript", conversation, required=True))


@bp.post("/scenarios/<int:scenario_id>/chat")
@signed_in
def chat(scenario_id):
    scenario = visible_scenario(scenario_id)
    messages = CHAT.for_create()["messages"]
    parts = [scenario.instructions]
    if scenario.character:
        parts.append(scenario.character.persona)
    turns = [{"role": turn["role"], "content": turn["content"]} for turn in messages]
    system = {"role": "system", "content": "\n\n".join(parts)}
    return {"reply": openai.complete([system, *turns])}


@bp.post("/scenarios/<int:scenario_id>/evaluate")
@signed_in
def evaluate(scenario_id):
    scenario = visible_scenario(scenario_id)
    transcript = EVALUATION.for_create()["transcript"]
    questions = scenario.rubric_questions
    if not questions:
        raise ApiError(400, "Scenario has no rubric")
    answers = openai.complete_json(rubric_prompt(questions, transcript))
    feedback = score_answers(questions, answers)
    activity = Activity(
        user_id=current_user().id,
        scenario_id=scenario.id,
        kind="evaluation",
        transcript=transcript,
        score=percent(feedback),
        feedback=feedback,
    )
    db.session.add(activity)
    db.session.commit()
    shape = {"activity_id": activity.id, "score": activity.score, "feedback": feedback}
    return shape, 201
