"""Characters, the scenarios that they play, and the scenarios' tags."""

from flask import Blueprint, jsonify, request
from sqlalchemy import or_
from sqlalchemy.orm import joinedload, selectinload

from .bodies import Body, Field, NumberField, boolean, id_of, integer, one_of, text
from .errors import CHARACTER_IN_USE, ApiError
from .extensions import db
from .identity import educators_only, public, sees_all
from .models import DIFFICULTIES, Character, Scenario, Tag

bp = Blueprint("scenarios", __name__)


def tag_name(value):
    if text(50)(value).strip():
        return value
    raise ValueError


def tag_names(value):
    if isinstance(value, list):
        return [tag_name(name) for name in value]
    raise ValueError


CHARACTER = Body(
    Field("name", text(120), required=True),
    Field("persona", text(), required=True),
    NumberField("age", integer(0, 130)),
    Field("gender", text(20)),
    Field("occupation", text(120)),
    Field("voice", text(40)),
    Field("avatar_url", text(255)),
)
SCENARIO = Body(
    Field("title", text(200), required=True),
    Field("instructions", text(), required=True),
    Field("description", text()),
    Field("opening_line", text()),
    Field("difficulty", one_of(DIFFICULTIES), default="medium", clearable=False),
    Field("is_published", boolean, default=True, clearable=False),
    NumberField("character_id", id_of(Character)),
    Field("tags", tag_names, default=(), clearable=False),
)
TAG = Body(Field("name", tag_name, required=True))


def visible_scenario(scenario_id):
    """The scenario, or the 404 that an unpublished one is to learners and the public."""
    scenario = Scenario.find(scenario_id)
    if not scenario.is_published and not sees_all():
        raise ApiError(404, "Scenario not found")
    return scenario


@bp.get("/characters")
@public
def list_characters():
    characters = Character.query.order_by(Character.id)
    return jsonify([character.to_dict(sees_all()) for character in characters])


@bp.get("/characters/<int:character_id>")
@public
def get_character(character_id):
    return Character.find(character_id).to_dict(sees_all())


@bp.post("/characters")
@educators_only
def create_character():
    character = Character(**CHARACTER.for_create())
    db.session.add(character)
    db.session.commit()
    return character.to_dict(full=True), 201


@bp.put("/characters/<int:character_id>")
@educators_only
def update_character(character_id):
    character = Character.find(character_id)
    for name, value in CHARACTER.for_update().items():
        setattr(character, name, value)
    db.session.commit()
    return character.to_dict(full=True)


@bp.delete("/characters/<int:character_id>")
@educators_only
def delete_character(character_id):
    character = Character.find(character_id)
    if Scenario.query.filter_by(character_id=character.id).first():
        raise ApiError(409, CHARACTER_IN_USE)
    db.session.delete(character)
    db.session.commit()
    return {"message": "Character deleted"}


@bp.get("/scenarios")
@public
def list_scenarios():
    query = Scenario.query.order_by(Scenario.id).options(
        joinedload(Scenario.character),
        selectinload(Scenario.tags),
        selectinload(Scenario.rubric_questions),
    )
    if not sees_all():
        query = query.filter(Scenario.is_published)
    if difficulty := request.args.get("difficulty"):
        query = query.filter_by(difficulty=difficulty)
    if tag := request.args.get("tag"):
        query = query.filter(Scenario.tags.any(name=tag))
    if words := request.args.get("q"):
        query = query.filter(
            or_(_contains(Scenario.title, words), _contains(Scenario.description, words))
        )
    return jsonify([scenario.to_dict(sees_all()) for scenario in query])


def _contains(column, words):
    for special in ("\\", "%", "_"):
        words = words.replace(special, "\\" + special)
    return column.ilike(f"%{words}%", escape="\\")


@bp.get("/scenarios/<int:scenario_id>")
@public
def get_scenario(scenario_id):
    return visible_scenario(scenario_id).to_dict(sees_all())


@bp.post("/scenarios")
@educators_only
def create_scenario():
    scenario = Scenario()
    _fill(scenario, SCENARIO.for_create())
    db.session.add(scenario)
    db.session.commit()
    return scenario.to_dict(full=True), 201


@bp.put("/scenarios/<int:scenario_id>")
@educators_only
def update_scenario(scenario_id):
    scenario = Scenario.find(scenario_id)
    _fill(scenario, SCENARIO.for_update())
    db.session.commit()
    return scenario.to_dict(full=True)


def _fill(scenario, values):
    if "tags" in values:
        scenario.tags = [Tag(name=name) for name in values.pop("tags")]
    for name, value in values.items():
        setattr(scenario, name, value)


@bp.delete("/scenarios/<int:scenario_id>")
@educators_only
def delete_scenario(scenario_id):
    db.session.delete(Scenario.find(scenario_id))
    db.session.commit()
    return {"message": "Scenario deleted"}


@bp.post("/scenarios/<int:scenario_id>/tags")
@educators_only
def create_tag(scenario_id):
    scenario = Scenario.find(scenario_id)
    tag = Tag(scenario_id=scenario.id, **TAG.for_create())
    db.session.add(tag)
    db.session.commit()
    return tag.to_dict(), 201


@bp.delete("/tags/<int:tag_id>")
@educators_only
def delete_tag(tag_id):
    db.session.delete(Tag.find(tag_id))
    db.session.commit()
    return {"message": "Tag deleted"}
