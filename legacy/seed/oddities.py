"""Rows that real tables hold and tidy samples lack."""

LONG = "The patient repeats the story, each time with another detail. " * 130

PLAIN = {
    "description": None,
    "instructions": "Stay in character.",
    "opening_line": None,
    "difficulty": "medium",
    "character": None,
    "tags": [],
    "rubric": [],
    "is_published": True,
}

SCENARIOS = [
    {
        **PLAIN,
        "title": "ألم في الصدر عند صعود الدرج",
        "description": "مريض يشكو من ضيق في الصدر منذ ثلاثة أسابيع.",
        "opening_line": "صباح الخير يا دكتور.",
        "character": "Amina Rahman",
        "tags": ["عربي", "cardiology"],
        "rubric": [["هل سأل المتعلم عن الحساسية؟", None, 5, "Medication and allergies"]],
    },
    {
        **PLAIN,
        "title": "🫁 Breathless 🏃🏽‍♀️ — \"can't\" finish a sentence; DROP TABLE user; --",
        "description": 'Quotes: \' " ` « » and a backslash: \\ and a tab:\tand\r\ntwo lines.',
        "opening_line": "",
        "difficulty": "hard",
        "tags": ["🫁", "it's"],
        "rubric": [["Is it \"severe\"? (50% = half)", "", 100, None], ["¿Y ahora?", None, 1, None]],
    },
    {**PLAIN, "title": "50% off_label: what_to say\\ask", "description": "100%"},
    {**PLAIN, "title": "50 percent off label: what to say", "description": ""},
    {
        **PLAIN,
        "title": "Draft — do not publish yet",
        "instructions": LONG,
        "description": LONG[:4000],
        "is_published": False,
    },
    {**PLAIN, "title": "Draft — do not publish yet", "tags": ["draft"], "is_published": False},
    {**PLAIN, "title": "ẞ" + "é" * 99 + "e\u0301" * 48 + "🩺🩺🩺🩺", "difficulty": "easy"},
]

# On the first scenario, which has others already: doubled, spaced, at full length.
TAGS = ["cardiology", "Cardiology", "100%", "under_score", " padded ", "t" * 50]

# Scenario, then place in the rubric, then what the column says instead.
POSITIONS = {1: {3: 2, 4: 2}, 2: {1: -1, 5: 40}, 3: {2: 1}}

USER_TURN = '{"role": "user", "content": "Hello?"}'

# Transcript, score, feedback and timestamp of activities, JSON as the column keeps it: not all
# of it was written by Flask.
ACTIVITIES = [
    (None, None, None, "2019-02-28 23:59:59.999999"),
    (None, 0, "null", "2019-03-01 00:00:00"),  # JSON null, not SQL NULL
    ("null", 100, '""', "2020-02-29 12:00:00.12"),
    ("[]", 33.33, "false", "2020-02-29 12:00:00.000001"),
    (f"[{USER_TURN}]", 66.66666666666667, "0", "2020-06-01 08:00:00.5"),
    ('[{"role": "assistant", "content": ""}]', 1e-05, '"صحيح ✓"', "2020-06-01 08:00:00.5"),
    (
        '[ {"content":"extra keys","role":"user","at":"2020-06-01T08:00:00Z","n":[1,{"a":null}]} ]',
        99.99,
        '{"a": {"b": {"c": [1, [2, [3, {"d": "deep"}]]]}}, "empty": {}, "": "no name"}',
        "2020-06-01 08:00:00.5",
    ),
    (
        r'[{"role": "user", "content": "caf\u00e9 \ud83e\ude7a \"quoted\" \\ \/ \t"}]',
        12.5,
        r'{"nul": "a\u0000b", "half": "\ud83e", "slash": "\/"}',  # json keeps both as text
        "2021-01-31 10:10:10.010101",
    ),
    (
        '[{"role":"user","content":"café 🩺 שלום"},{"role":"assistant","content":"ﷺ‏"}]',
        87.5,
        '{"big": 12345678901234567890123, "exact": 0.1, "exp": 1e5, "minus": -0.0, "long": 1.00}',
        "2021-01-31 10:10:10",
    ),
    (None, 50, '{"twice": 1, "twice": 2}', "2021-01-31 10:10:10"),
    (f'[{{"role": "user", "content": "{LONG}"}}]', None, "[]", "2021-12-31 23:59:59"),
    ("\n[\n\t" + USER_TURN + "\n]\n", 100, " [ true , null ] ", "2022-01-01 00:00:00"),
]
