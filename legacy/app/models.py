"""The tables, and the shapes in which clients see their rows."""

from datetime import datetime

from flask_login import UserMixin

from .errors import ApiError
from .extensions import db

ROLES = ("learner", "educator", "admin")
DIFFICULTIES = ("easy", "medium", "hard")
KINDS = ("practice", "evaluation", "login", "note")


class Model(db.Model):
    __abstract__ = True
    label = None  # what a 404 calls a row of this table

    @classmethod
    def find(cls, row_id):
        """The row with this id, or a 404."""
        row = db.session.get(cls, row_id)
        if row is None:
            raise ApiError(404, f"{cls.label} not found")
        return row


class User(UserMixin, Model):
    label = "User"

    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(80), unique=True, nullable=False)
    email = db.Column(db.String(120), unique=True, nullable=False)
    password_hash = db.Column(db.String(255), nullable=False)
    role = db.Column(db.String(20), nullable=False, default="learner")

    @property
    def is_admin(self):
        return self.role == "admin"

    @property
    def is_educator(self):
        """Admins may do all that educators may."""
        return self.role in ("educator", "admin")

    def to_dict(self):
        return {
            "id": self.id,
            "username": self.username,
            "email": self.email,
            "role": self.role,
        }


class Character(Model):
    __tablename__ = "characters"
    label = "Character"

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(120), nullable=False)
    age = db.Column(db.Integer)
    gender = db.Column(db.String(20))
    occupation = db.Column(db.String(120))
    persona = db.Column(db.Text, nullable=False)
    voice = db.Column(db.String(40))
    avatar_url = db.Column(db.String(255))

    def to_dict(self, full):
        """`full` is for educators: learners must not read what the patient knows."""
        shape = {
            "id": self.id,
            "name": self.name,
            "age": self.age,
            "gender": self.gender,
            "occupation": self.occupation,
            "voice": self.voice,
            "avatar_url": self.avatar_url,
        }
        return {**shape, "persona": self.persona} if full else shape


class Scenario(Model):
    __tablename__ = "assistant_scenarios"
    label = "Scenario"

    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(200), nullable=False)
    description = db.Column(db.Text)
    instructions = db.Column(db.Text, nullable=False)
    opening_line = db.Column(db.Text)
    difficulty = db.Column(db.String(20), nullable=False, default="medium")
    is_published = db.Column(db.Boolean, nullable=False, default=True)
    character_id = db.Column(db.Integer, db.ForeignKey("characters.id"))

    character = db.relationship("Character")
    tags = db.relationship(
        "Tag", order_by="Tag.id", cascade="all, delete-orphan", passive_deletes=True
    )
    rubric_questions = db.relationship(
        "RubricQuestion",
        order_by="RubricQuestion.position, RubricQuestion.id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    def to_dict(self, full):
        """`full` is for educators: learners must not read the patient's instructions."""
        character = self.character
        shape = {
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "opening_line": self.opening_line,
            "difficulty": self.difficulty,
            "is_published": self.is_published,
            "character": character.to_dict(full) if character else None,
            "tags": [tag.to_dict() for tag in self.tags],
            "rubric_questions": [q.to_dict() for q in self.rubric_questions],
        }
        return {**shape, "instructions": self.instructions} if full else shape


class Tag(Model):
    __tablename__ = "assistant_tags"
    label = "Tag"

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), nullable=False)
    scenario_id = db.Column(
        db.Integer,
        db.ForeignKey("assistant_scenarios.id", name="fk_scenario", ondelete="CASCADE"),
        nullable=False,
    )

    def to_dict(self):
        return {"id": self.id, "name": self.name}


class Category(Model):
    __tablename__ = "categories"
    label = "Category"

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(100), unique=True, nullable=False)
    description = db.Column(db.Text)

    subcategories = db.relationship(
        "Subcategory",
        order_by="Subcategory.id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    def to_dict(self):
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description,
            "subcategories": [sub.to_dict() for sub in self.subcategories],
        }


class Subcategory(Model):
    __tablename__ = "subcategories"
    label = "Subcategory"

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(100), nullable=False)
    category_id = db.Column(
        db.Integer, db.ForeignKey("categories.id", ondelete="CASCADE"), nullable=False
    )

    def to_dict(self):
        return {"id": self.id, "name": self.name, "category_id": self.category_id}


class RubricQuestion(Model):
    __tablename__ = "rubric_questions"
    label = "Rubric question"

    id = db.Column(db.Integer, primary_key=True)
    scenario_id = db.Column(
        db.Integer,
        db.ForeignKey("assistant_scenarios.id", ondelete="CASCADE"),
        nullable=False,
    )
    subcategory_id = db.Column(
        db.Integer, db.ForeignKey("subcategories.id", ondelete="SET NULL")
    )
    question = db.Column(db.Text, nullable=False)
    guidance = db.Column(db.Text)
    max_score = db.Column(db.Integer, nullable=False, default=5)
    position = db.Column(db.Integer, nullable=False)

    def to_dict(self):
        return {
            "id": self.id,
            "scenario_id": self.scenario_id,
            "subcategory_id": self.subcategory_id,
            "question": self.question,
            "guidance": self.guidance,
            "max_score": self.max_score,
            "position": self.position,
        }


class Activity(Model):
    __tablename__ = "activities"
    label = "Activity"

    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(
        db.Integer,
        db.ForeignKey("user.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    scenario_id = db.Column(
        db.Integer, db.ForeignKey("assistant_scenarios.id", ondelete="SET NULL")
    )
    kind = db.Column(db.String(30), nullable=False)
    transcript = db.Column(db.JSON(none_as_null=True))
    score = db.Column(db.Float(53))
    feedback = db.Column(db.JSON(none_as_null=True))
    timestamp = db.Column(db.DateTime, nullable=False, default=datetime.utcnow)

    def to_dict(self):
        return {
            "id": self.id,
            "user_id": self.user_id,
            "scenario_id": self.scenario_id,
            "kind": self.kind,
            "transcript": self.transcript,
            "score": self.score,
            "feedback": self.feedback,
            "timestamp": self.timestamp.isoformat(),
        }
