from .support import ApiTest

INT4_MAX = 2**31 - 1


class BodyTest(ApiTest):
    def post(self, path, body, content_type="application/json"):
        return self.call("POST", path, as_="educator", data=body, content_type=content_type)

    def assert_missing(self, response, names):
        self.assert_answer(response, 400, {"error": f"Missing required fields: {names}"})

    def assert_invalid(self, response, name):
        self.assert_answer(response, 400, {"error": f"Invalid value for {name}"})

    def test_what_is_not_a_json_object_counts_as_an_empty_one(self):
        deep = b"[" * 10_000
        bodies = (b"", b"{", b"[]", b"null", b'{"name": "x"', deep, b'{"name": ' + b"9" * 5_000)
        for body in bodies:
            with self.subTest(body[:20]):
                self.assert_missing(self.post("/api/characters", body), "name, persona")
        answer = self.post("/api/characters", b'{"name": "x"}', "text/plain")
        self.assert_missing(answer, "name, persona")

    def test_every_encoding_of_json_is_read(self):
        text = '{"kind": "note", "feedback": "é🩺", "feedback": "last"}'
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be"):
            with self.subTest(encoding):
                answer = self.post("/api/activities", text.encode(encoding))
                self.assertEqual((answer.status_code, answer.json["feedback"]), (201, "last"))
        answer = self.post("/api/activities", text.encode(), "application/vnd.x+json; charset=x")
        self.assertEqual(answer.status_code, 201)

    def test_nan_is_invalid_where_a_number_is_asked_and_spoils_the_body_elsewhere(self):
        for number in ("NaN", "-Infinity", "1e400"):
            with self.subTest(number):
                score = f'{{"kind": "note", "score": {number}}}'
                self.assert_invalid(self.post("/api/activities", score), "score")
                nested = f'{{"kind": "note", "feedback": [{number}]}}'
                self.assert_missing(self.post("/api/activities", nested), "kind")

    def test_missing_fields_come_before_invalid_ones(self):
        answer = self.post("/api/characters", '{"name": " \\u2003", "age": "5"}')
        self.assert_missing(answer, "name, persona")
        answer = self.post("/api/characters", '{"name": 5, "persona": "p", "age": "5"}')
        self.assert_invalid(answer, "name")

    def test_integers_are_json_integers_in_range(self):
        for age in ("5.0", "3e1", '"5"', "true", "-1", "131", "[]"):
            with self.subTest(age):
                body = f'{{"name": "n", "persona": "p", "age": {age}}}'
                self.assert_invalid(self.post("/api/characters", body), "age")
        rubric = "/api/scenarios/1/rubric"
        body = f'{{"question": "q", "position": {INT4_MAX + 1}}}'
        self.assert_invalid(self.post(rubric, body), "position")

    def test_lengths_count_code_points(self):
        stethoscopes = "🩺" * 50
        path = "/api/scenarios/1/tags"
        answer = self.call("POST", path, as_="educator", json={"name": stethoscopes})
        self.assertEqual((answer.status_code, answer.json["name"]), (201, stethoscopes))
        answer = self.call("POST", path, as_="educator", json={"name": stethoscopes + "x"})
        self.assert_invalid(answer, "name")

    def test_null_clears_resets_or_is_refused(self):
        character = {"name": "n", "persona": "p", "age": 5}
        row = self.call("POST", "/api/characters", as_="educator", json=character).json
        path = f"/api/characters/{row['id']}"
        cleared = self.call("PUT", path, as_="educator", json={"age": None, "unknown": 1})
        self.assertEqual((cleared.status_code, cleared.json["age"]), (200, None))
        required = self.call("PUT", path, as_="educator", json={"persona": None})
        self.assert_missing(required, "persona")

        scenario = {"title": "t", "instructions": "i", "difficulty": None, "tags": None}
        row = self.call("POST", "/api/scenarios", as_="educator", json=scenario).json
        self.assertEqual((row["difficulty"], row["is_published"]), ("medium", True))
        path = f"/api/scenarios/{row['id']}"
        for name in ("difficulty", "is_published", "tags"):
            with self.subTest(name):
                self.assert_invalid(self.call("PUT", path, as_="educator", json={name: None}), name)
        unchanged = self.call("PUT", path, as_="educator", json={})
        self.assert_answer(unchanged, 200, row)

    def test_an_unknown_row_is_an_invalid_value(self):
        scenario = {"title": "t", "instructions": "i", "character_id": 4_000, "tags": 5}
        answer = self.call("POST", "/api/scenarios", as_="educator", json=scenario)
        self.assert_invalid(answer, "character_id")

    def test_a_conversation_has_turns(self):
        turn = {"role": "user", "content": "", "extra": [1]}
        bad = ([], [{}], [turn, 5], [{**turn, "role": []}], [{**turn, "content": None}], "x")
        for transcript in bad:
            with self.subTest(transcript):
                activity = {"kind": "practice", "transcript": transcript}
                answer = self.call("POST", "/api/activities", as_="learner", json=activity)
                self.assert_invalid(answer, "transcript")
        activity = {"kind": "practice", "transcript": [turn]}
        answer = self.call("POST", "/api/activities", as_="learner", json=activity)
        self.assertEqual((answer.status_code, answer.json["transcript"]), (201, [turn]))
