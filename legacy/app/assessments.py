"""Categories of skills, and the rubric questions that a scenario is scored by."""

from flask import Blueprint, jsonify
from sqlalchemy import func
from sqlalchemy.orm import selectinload

from .bodies import Body, Field, NumberField, id_of, integer, text
from .errors import CATEGORY_TAKEN, ApiError
from .extensions import db
from .identity import educators_only, public
from .models import Category, RubricQuestion, Scenario, Subcategory
from .scenarios import visible_scenario

bp = Blueprint("assessments", __name__)

CATEGORY = Body(
    Field("name", text(100), required=True),
    Field("description", text()),
)
SUBCATEGORY = Body(Field("name", text(100), required=True))
RUBRIC_QUESTION = Body(
    Field("question", text(), required=True),
    Field("guidance", text()),
    NumberField("max_score", integer(1, 100), default=5, clearable=False),
    NumberField("position", integer(), clearable=False),
    NumberField("subcategory_id", id_of(Subcategory)),
)


@bp.get("/categories")
def list_categories():
    categories = Category.query.order_by(Category.id)
    loaded = categories.options(selectinload(Category.subcategories))
    return jsonify([category.to_dict() for category in loaded])


@bp.post("/categories")
@educators_only
def create_category():
    values = CATEGORY.for_create()
    _refuse_taken(values["name"])
    category = Category(**values)
    db.session.add(category)
    db.session.commit()
    return category.to_dict(), 201


@bp.put("/categories/<int:category_id>")
@educators_only
def update_category(category_id):
    category = Category.find(category_id)
    values = CATEGORY.for_update()
    if "name" in values:
        _refuse_taken(values["name"], by_other_than=category.id)
    for name, value in values.items():
        setattr(category, name, value)
    db.session.commit()
    return category.to_dict()


def _refuse_taken(name, by_other_than=None):
    if Category.query.filter(Category.name == name, Category.id != by_other_than).first():
        raise ApiError(409, CATEGORY_TAKEN)


@bp.delete("/categories/<int:category_id>")
@educators_only
def delete_category(category_id):
    db.session.delete(Category.find(category_id))
    db.session.commit()
    return {"message": "Category deleted"}


@bp.post("/categories/<int:category_id>/subcategories")
@educators_only
def create_subcategory(category_id):
    category = Category.find(category_id)
    subcategory = Subcategory(category_id=category.id, **SUBCATEGORY.for_create())
    db.session.add(subcategory)
    db.session.commit()
    return subcategory.to_dict(), 201


@bp.delete("/subcategories/<int:subcategory_id>")
@educators_only
def delete_subcategory(subcategory_id):
    db.session.delete(Subcategory.find(subcategory_id))
    db.session.commit()
    return {"message": "Subcategory deleted"}


@bp.get("/scenarios/<int:scenario_id>/rubric")
@public
def list_rubric(scenario_id):
    questions = visible_scenario(scenario_id).rubric_questions
    return jsonify([question.to_dict() for question in questions])


@bp.post("/scenarios/<int:scenario_id>/rubric")
@educators_only
def create_rubric_question(scenario_id):
    scenario = Scenario.find(scenario_id)
    values = RUBRIC_QUESTION.for_create()
    if values["position"] is None:
        values["position"] = _next_position(scenario)
    question = RubricQuestion(scenario_id=scenario.id, **values)
    db.session.add(question)
    db.session.commit()
    return question.to_dict(), 201


def _next_position(scenario):
    highest = db.session.query(func.max(RubricQuestion.position))
    last = highest.filter_by(scenario_id=scenario.id).scalar()
    return 1 if last is None else last + 1


@bp.put("/rubric-questions/<int:question_id>")
@educators_only
def update_rubric_question(question_id):
    question = RubricQuestion.find(question_id)
    for name, value in RUBRIC_QUESTION.for_update().items():
        setattr(question, name, value)
    db.session.commit()
    return question.to_dict()


@bp.delete("/rubric-questions/<int:question_id>")
@educators_only
def delete_rubric_question(question_id):
    db.session.delete(RubricQuestion.find(question_id))
    db.session.commit()
    return {"message": "Rubric question deleted"}
