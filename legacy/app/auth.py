"""Registering and signing in."""

from flask import Blueprint
from flask_jwt_extended import create_access_token

from .bodies import Body, Field, text
from .errors import EMAIL_TAKEN, USERNAME_TAKEN, ApiError
from .extensions import db
from .identity import current_user, signed_in
from .models import User
from .passwords import hash_password, verify_password
from .users import email, is_taken, new_password

bp = Blueprint("auth", __name__)

REGISTRATION = Body(
    Field("username", text(80), required=True),
    Field("email", email, required=True),
    Field("password", new_password, required=True),
)
CREDENTIALS = Body(
    Field("username", text(), required=True),
    Field("password", text(), required=True),
)


@bp.post("/auth/register")
def register():
    values = REGISTRATION.for_create()
    if is_taken(User.username, values["username"]):
        raise ApiError(409, USERNAME_TAKEN)
    if is_taken(User.email, values["email"]):
        raise ApiError(409, EMAIL_TAKEN)
    user = User(
        username=values["username"],
        email=values["email"],
        password_hash=hash_password(values["password"]),
    )
    db.session.add(user)
    db.session.commit()
    return {"message": "User registered successfully", "user": user.to_dict()}, 201


@bp.post("/auth/login")
def login():
    values = CREDENTIALS.for_create()
    user = User.query.filter_by(username=values["username"]).first()
    if user is None or not verify_password(user.password_hash, values["password"]):
        raise ApiError(401, "Invalid credentials")
    token = create_access_token(str(user.id), additional_claims={"role": user.role})
    return {"access_token": token, "user": user.to_dict()}


@bp.get("/auth/me")
@signed_in
def me():
    return current_user().to_dict()
