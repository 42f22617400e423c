"""What users did: conversations, evaluations, sign-ins, notes."""

from flask import Blueprint, jsonify, request

from .bodies import Body, Field, NumberField, anything, conversation, id_of, number, one_of
from .errors import ApiError
from .extensions import db
from .identity import current_user, sees_all, signed_in
from .models import KINDS, Activity, Scenario

bp = Blueprint("activities", __name__)

DEFAULT_LIMIT = 100
MAX_LIMIT = 500

ACTIVITY = Body(
    Field("kind", one_of(KINDS), required=True),
    NumberField("scenario_id", id_of(Scenario)),
    Field("transcript", conversation),
    NumberField("score", number(0, 100)),
    Field("feedback", anything),
)


@bp.get("/activities")
@signed_in
def list_activities():
    query = Activity.query
    user_id = request.args.get("user_id", type=int) if sees_all() else current_user().id
    if user_id is not None:
        query = query.filter_by(user_id=user_id)
    scenario_id = request.args.get("scenario_id", type=int)
    if scenario_id is not None:
        query = query.filter_by(scenario_id=scenario_id)
    if kind := request.args.get("kind"):
        query = query.filter_by(kind=kind)
    newest = query.order_by(Activity.timestamp.desc(), Activity.id.desc())
    return jsonify([activity.to_dict() for activity in newest.limit(_limit())])


def _limit():
    limit = request.args.get("limit", DEFAULT_LIMIT, type=int)
    return limit if 1 <= limit <= MAX_LIMIT else DEFAULT_LIMIT


@bp.get("/activities/<int:activity_id>")
@signed_in
def get_activity(activity_id):
    activity = Activity.find(activity_id)
    if activity.user_id != current_user().id and not sees_all():
        raise ApiError(404, "Activity not found")
    return activity.to_dict()


@bp.post("/activities")
@signed_in
def create_activity():
    activity = Activity(user_id=current_user().id, **ACTIVITY.for_create())
    db.session.add(activity)
    db.session.commit()
    return activity.to_dict(), 201
