"""One call of an OpenAI-compatible provider."""

import json
import logging

import requests
from flask import current_app

from .errors import ApiError

log = logging.getLogger(__name__)

# Below gunicorn's 30 seconds, after which it would kill the worker in mid-request.
TIMEOUT_SECONDS = (5, 20)


def complete(messages, **options):
    """The model's answer to these messages, or a 502."""
    config = current_app.config
    try:
        response = requests.post(
            config["OPENAI_BASE_URL"].rstrip("/") + "/chat/completions",
            headers={"Authorization": f"Bearer {config['OPENAI_API_KEY']}"},
            json={"model": config["OPENAI_MODEL"], "messages": messages, **options},
            timeout=TIMEOUT_SECONDS,
        )
        response.raise_for_status()
        content = response.json()["choices"][0]["message"].get("content")
    except (requests.RequestException, LookupError, TypeError, AttributeError) as error:
        raise unavailable(type(error).__name__) from error
    # A refusal comes with "content": null.
    if not isinstance(content, str) or not content.strip():
        raise unavailable("no content")
    return content


def complete_json(messages):
    """The JSON value that the model answers with, or a 502."""
    content = complete(messages, response_format={"type": "json_object"})
    try:
        return json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise unavailable("content is not JSON") from error


def _refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


def unavailable(reason):
    log.warning("AI provider failed: %s", reason)
    return ApiError(502, "AI service unavailable")
