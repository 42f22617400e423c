"""What a request's body may hold, field by field.

Each endpoint's fields stand in the order of its documentation: that is the order in which
they are found missing or invalid.
"""

from dataclasses import dataclass
from typing import Any, Callable

from flask import json, request

from .errors import ApiError
from .extensions import db

INT4 = (-(2**31), 2**31 - 1)


@dataclass(frozen=True)
class Field:
    name: str
    read: Callable  # from the JSON value to the stored one; ValueError if it will not do
    required: bool = False
    default: Any = None  # what POST stores where the field is absent or null
    clearable: bool = True  # whether null in PUT clears the field or is invalid

    numeric = False


class NumberField(Field):
    numeric = True


class Body:
    def __init__(self, *fields):
        self.fields = fields
        self.numeric = {field.name for field in fields if field.numeric}

    def read(self):
        """The request's JSON object; anything else counts as an empty one.

        NaN and the infinities are not JSON, though Python reads them: they spoil the body,
        except where a number is asked for, so that the answer can name the field.
        """
        try:
            body = request.get_json(silent=True)
            if not isinstance(body, dict):
                return {}
            asked = {n for n in self.numeric if isinstance(body.get(n), float)}
            rest = {n: value for n, value in body.items() if n not in asked}
            json.dumps(rest, allow_nan=False)
        except (ValueError, RecursionError):
            return {}
        return body

    def for_create(self):
        """Every field's value, defaults filled in."""
        body = self.read()
        _refuse_missing(f for f in self.fields if f.required and _blank(body.get(f.name)))
        return {
            f.name: f.default if body.get(f.name) is None else _value(f, body)
            for f in self.fields
        }

    def for_update(self):
        """The values of the fields that are there."""
        body = self.read()
        present = [f for f in self.fields if f.name in body]
        _refuse_missing(f for f in present if f.required and _blank(body[f.name]))
        return {
            f.name: None if body[f.name] is None and f.clearable else _value(f, body)
            for f in present
        }


def invalid(name):
    return ApiError(400, f"Invalid value for {name}")


def text(limit=None):
    def read(value):
        if isinstance(value, str) and (limit is None or len(value) <= limit):
            return value
        raise ValueError

    return read


def one_of(words):
    def read(value):
        if value in words:
            return value
        raise ValueError

    return read


def boolean(value):
    if isinstance(value, bool):
        return value
    raise ValueError


def integer(low=INT4[0], high=INT4[1]):
    def read(value):
        if type(value) is int and low <= value <= high:
            return value
        raise ValueError

    return read


def number(low, high):
    def read(value):
        if type(value) in (int, float) and low <= value <= high:  # never true of NaN
            return value
        raise ValueError

    return read


def id_of(model):
    def read(value):
        row_id = integer()(value)
        if db.session.get(model, row_id) is None:
            raise ValueError
        return row_id

    return read


def anything(value):
    return value


def conversation(value):
    """A non-empty list of turns; keys of a turn that nobody knows are kept."""
    if not isinstance(value, list) or not value:
        raise ValueError
    for turn in value:
        if not isinstance(turn, dict) or turn.get("role") not in ("user", "assistant"):
            raise ValueError
        text()(turn.get("content"))
    return value


def _value(field, body):
    try:
        return field.read(body[field.name])
    except ValueError as error:
        raise invalid(field.name) from error


def _blank(value):
    return value is None or isinstance(value, str) and not value.strip()


def _refuse_missing(fields):
    names = [field.name for field in fields]
    if names:
        raise ApiError(400, f"Missing required fields: {', '.join(names)}")
