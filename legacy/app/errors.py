"""Every error is JSON."""

from flask import json, jsonify
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException

from .extensions import db

USERNAME_TAKEN = "Username already exists"
EMAIL_TAKEN = "Email already exists"
CATEGORY_TAKEN = "Category already exists"
CHARACTER_IN_USE = "Character is in use"

# The views look before they write; these are for the request that lost a race.
CONFLICTS = {
    "user_username_key": USERNAME_TAKEN,
    "user_email_key": EMAIL_TAKEN,
    "categories_name_key": CATEGORY_TAKEN,
    "assistant_scenarios_character_id_fkey": CHARACTER_IN_USE,
}


class ApiError(Exception):
    """An answer other than success, raised from wherever it is noticed."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
        self.message = message


def init_app(app):
    app.register_error_handler(ApiError, _api_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(IntegrityError, _integrity_error)


def _api_error(error):
    return jsonify(error=error.message), error.status


def _http_error(error):
    # Werkzeug's own response keeps its headers: a 405 needs its Allow.
    response = error.get_response()
    response.data = json.dumps({"error": error.name.capitalize()})
    response.content_type = "application/json"
    return response


def _integrity_error(error):
    db.session.rollback()
    message = CONFLICTS.get(error.orig.diag.constraint_name)
    if message is None:
        raise error
    return jsonify(error=message), 409
