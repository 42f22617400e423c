"""Hostile values: beside the right type, at its borders, and far from it."""

SURROGATE = "\ud800"
TEXTS = ["", " ", "a", "0", "-1", "null", "true", "\x00", "a\x00b", SURROGATE, "\udc00x", "é", "\U0001f600", "\u202e",
         "'; drop table activities; --", "<script>alert(1)</script>", "%s%n{{7*7}}${7*7}", "../../etc/passwd", "%",
         "_", "\\", "\n\r\t", "a" * 151, "a" * 5_000, "e " * 400, "1_" * 3_000 + "1", "start " * 2_000, "ok " * 1_340,
         "9" * 5_000, "\x1b[31m", "\ufeff", "NaN", "1e400", "2026-02-30", "2026-01-01T00:00:00+99:99"]
NUMBERS = [0, 1, -1, 2, 5, 100, 101, 2**31 - 1, 2**31, -2**31 - 1, 2**63, 10**400, 0.5, -0.0, 1e308, 1.5e-300]
OTHERS = [None, True, False, [], {}, [[]], [None], {"a": {"b": []}}, [1, "a", None, {}], {"": 0}, {"\x00": "\x00"}]
DEEP = {"deep": None}


def deep(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


class Values:
    """Values for a schema, drawn from a seeded source; `ids` are those that stand in the sample data."""

    def __init__(self, random, document):
        self.random = random
        self.document = document

    def id(self):
        return self.random.choice(["1", "2", "3", "4", "7", "12", "0", "-1", "999999", str(2**31), str(2**64), "x", "%00", "1.0", "%D9%A3",
                                   "%ff", "1_0", "9" * 300])

    def hostile(self):
        kind = self.random.random()
        if kind < 0.5:
            return self.random.choice(TEXTS)
        if kind < 0.75:
            return self.random.choice(NUMBERS)
        return deep(self.random.choice([10, 450, 600, 950])) if kind > 0.97 else self.random.choice(OTHERS)

    def of(self, schema, level=0):
        """A value that the schema allows, as far as it tells, or one time in five any other."""
        schema = self.document.resolve(schema)
        if self.random.random() < 0.2 or level > 6:
            return self.hostile()
        for word in ("anyOf", "oneOf", "allOf"):
            if word in schema:
                return self.of(self.random.choice(schema[word]), level)
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        types = schema.get("type", "any")
        kind = self.random.choice(types) if isinstance(types, list) else types
        return self.of_type(kind, schema, level)

    def of_type(self, kind, schema, level):
        if kind == "object":
            return self.object(schema, level)
        if kind == "array":
            return [self.of(schema.get("items", {}), level + 1) for _ in range(self.random.choice([0, 1, 1, 2, 5]))]
        if kind == "integer":
            return self.random.choice([1, 2, 3, schema.get("minimum", 0), schema.get("maximum", 9), schema.get("maximum", 9) + 1])
        if kind == "number":
            return self.random.choice([0, 1, 50.5, 100])
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "null":
            return None
        if kind == "string":
            return self.random.choice(["Do you have any pain at rest?", "x", "a@example.org", "learner", "practice-learner-2026"])
        return self.random.choice([self.turns(), self.items(), self.hostile()])

    def object(self, schema, level):
        members = {}
        for name, member in schema.get("properties", {}).items():
            if name in schema.get("required", []) or self.random.random() < 0.6:
                if self.random.random() > 0.05:
                    members[name] = self.of(member, level + 1)
        return members

    def turns(self):
        count = self.random.choice([1, 2, 3, 30, 501])
        return [{"role": self.random.choice(["user", "assistant"]), "content": self.random.choice(TEXTS[:25] + ["Any fever?"] * 25)}
                for _ in range(count - 1)] + [{"role": "user", "content": "Does it hurt?"}]

    def items(self):
        return [{"rubric_question": self.random.choice([1, 2, 3, 9, "x"]), "score": self.random.choice([0, 1, 5, 6, -1, "1"])}
                for _ in range(self.random.choice([1, 2, 5]))]
