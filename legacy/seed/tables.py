"""Filling the tables by COPY, a chunk at a time: memory stays bounded however many rows."""

from itertools import islice

COLUMNS = {
    "user": ("id", "username", "email", "password_hash", "role"),
    "characters": (
        *("id", "name", "age", "gender", "occupation"),
        *("persona", "voice", "avatar_url"),
    ),
    "assistant_scenarios": (
        *("id", "title", "description", "instructions", "opening_line"),
        *("difficulty", "is_published", "character_id"),
    ),
    "assistant_tags": ("id", "name", "scenario_id"),
    "categories": ("id", "name", "description"),
    "subcategories": ("id", "name", "category_id"),
    "rubric_questions": (
        *("id", "scenario_id", "subcategory_id", "question", "guidance"),
        *("max_score", "position"),
    ),
    "activities": (
        *("id", "user_id", "scenario_id", "kind", "transcript", "score"),
        *("feedback", "timestamp"),
    ),
}

ROWS_PER_CHUNK = 500
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def fill(cursor, table, rows):
    """Copy the rows, tuples in COLUMNS' order, and set the sequence past the highest id."""
    columns = ", ".join(f'"{column}"' for column in COLUMNS[table])
    cursor.copy_expert(f'COPY "{table}" ({columns}) FROM STDIN', _Chunks(rows))
    cursor.execute(
        f"""SELECT setval(pg_get_serial_sequence('"{table}"', 'id'), max(id)) FROM "{table}" """
    )


class _Chunks:
    """The rows as a file that psycopg2 can read."""

    def __init__(self, rows):
        self._lines = ("\t".join(map(_text, row)) + "\n" for row in rows)

    def read(self, _size):
        return "".join(islice(self._lines, ROWS_PER_CHUNK))


def _text(value):
    return "\\N" if value is None else str(value).translate(ESCAPES)
