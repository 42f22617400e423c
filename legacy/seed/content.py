"""The hand-written material under content/, and the hashes captured beside it."""

import json
from pathlib import Path

HERE = Path(__file__).parent


def _load(name):
    return json.loads((HERE / name).read_text("utf-8"))


CATEGORIES = _load("content/categories.json")
CHARACTERS = _load("content/characters.json")
SCENARIOS = _load("content/scenarios.json")
RUBRIC = _load("content/rubric.json")
DIALOGUE = _load("content/dialogue.json")
HASHES = _load("hashes.json")
