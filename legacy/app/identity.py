"""Who is asking: the bearer of a token, else the old site's signed-in visitor."""

import re
from functools import wraps

import flask_login
from flask import g, jsonify, request
from flask_jwt_extended import get_current_user, verify_jwt_in_request
from jwt import DecodeError

from .errors import ApiError
from .extensions import db, jwt, login_manager
from .models import User

# What PyJWT and Flask-JWT-Extended let through for a token that is malformed beyond what they
# look for: an "exp" of null, a header of a thousand brackets, a list of empty schemes.
MALFORMED = (TypeError, OverflowError, RecursionError, IndexError)


@login_manager.user_loader
def load_user(user_id):
    """The account with this id: digits, or (from other issuers) an integer."""
    digits = str(user_id) if type(user_id) is int else user_id
    # Ten digits hold any id; int() refuses to read more than some thousands.
    if isinstance(digits, str) and re.fullmatch("0*[0-9]{1,10}", digits):
        return db.session.get(User, int(digits))
    return None


@jwt.user_lookup_loader
def load_bearer(_header, claims):
    return load_user(claims["sub"])


@jwt.user_lookup_error_loader
def bearer_is_gone(_header, _claims):
    return jsonify(error="User not found"), 401


@jwt.token_verification_loader
def is_access_token(_header, claims):
    return claims["type"] == "access"


@jwt.token_verification_failed_loader
def wrong_type(_header, _claims):
    # The extension's own words for a refresh token, and here for any type but "access".
    return jsonify(msg="Only non-refresh tokens are allowed"), 422


def signed_in(view):
    """Let any account in."""
    return _guard(view, _required_user, lambda user: True)


def educators_only(view):
    return _guard(view, _required_user, lambda user: user.is_educator)


def admins_only(view):
    return _guard(view, _required_user, lambda user: user.is_admin)


def public(view):
    """Let everyone in, but look who it is: educators see more."""
    return _guard(view, _optional_user, lambda user: True)


def current_user():
    """The account behind this request; None for the public."""
    return g.user


def sees_all():
    """Whether the reader may see unpublished scenarios and the patients' secrets."""
    return g.user is not None and g.user.is_educator


def _guard(view, identify, allowed):
    @wraps(view)
    def guarded(*args, **kwargs):
        g.user = identify()
        if not allowed(g.user):
            raise ApiError(403, "Forbidden")
        return view(*args, **kwargs)

    return guarded


def _required_user():
    visitor = None if "Authorization" in request.headers else _visitor()
    return visitor or _bearer(optional=False)


def _optional_user():
    return _bearer(optional=True) or _visitor()


def _bearer(optional):
    try:
        verify_jwt_in_request(optional=optional)
    except MALFORMED as error:
        raise DecodeError("Invalid token") from error
    return get_current_user()


def _visitor():
    visitor = flask_login.current_user
    try:
        return visitor._get_current_object() if visitor.is_authenticated else None
    except TypeError:
        return None  # Flask-Login cannot compare a remember_token that is not ASCII
