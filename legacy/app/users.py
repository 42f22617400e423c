"""Accounts."""

from flask import Blueprint, jsonify

from .bodies import Body, Field, one_of, text
from .errors import EMAIL_TAKEN, ApiError
from .extensions import db
from .identity import admins_only, current_user, signed_in
from .models import ROLES, User
from .passwords import hash_password

bp = Blueprint("users", __name__)


def email(value):
    local, _, domain = text(120)(value).partition("@")
    if local and domain and "@" not in domain:
        return value
    raise ValueError


def new_password(value):
    if len(text()(value)) >= 8:
        return value
    raise ValueError


CHANGES = Body(
    Field("email", email, required=True),
    Field("password", new_password, required=True),
    Field("role", one_of(ROLES), clearable=False),
)


def is_taken(column, value, by_other_than=None):
    row = User.query.filter(column == value, User.id != by_other_than).first()
    return row is not None


@bp.get("/users")
@admins_only
def list_users():
    return jsonify([user.to_dict() for user in User.query.order_by(User.id)])


@bp.get("/users/<int:user_id>")
@signed_in
def get_user(user_id):
    _refuse_strangers(user_id)
    return User.find(user_id).to_dict()


@bp.put("/users/<int:user_id>")
@signed_in
def update_user(user_id):
    _refuse_strangers(user_id)
    if "role" in CHANGES.read() and not current_user().is_admin:
        raise ApiError(403, "Forbidden")
    user = User.find(user_id)
    values = CHANGES.for_update()
    if "email" in values:
        if is_taken(User.email, values["email"], by_other_than=user.id):
            raise ApiError(409, EMAIL_TAKEN)
        user.email = values["email"]
    if "password" in values:
        user.password_hash = hash_password(values["password"])
    if "role" in values:
        user.role = values["role"]
    db.session.commit()
    return user.to_dict()


@bp.delete("/users/<int:user_id>")
@admins_only
def delete_user(user_id):
    db.session.delete(User.find(user_id))
    db.session.commit()
    return {"message": "User deleted"}


def _refuse_strangers(user_id):
    if user_id != current_user().id and not current_user().is_admin:
        raise ApiError(403, "Forbidden")
