import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from .support import ApiTest

TURN = {"role": "user", "content": "Are you allergic to anything?", "at": "10:15"}


class Provider(BaseHTTPRequestHandler):
    """A chat-completions endpoint that answers what the test put in `answers`."""

    answers, requests = [], []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.requests.append((self.path, self.headers["Authorization"], json.loads(body)))
        status, content = self.answers.pop()
        message = {"role": "assistant", "content": content}
        answer = json.dumps({"choices": [{"message": message}]}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Keep the tests' output to the tests."""


class AiTest(ApiTest):
    @classmethod
    def setUpClass(cls):
        server = HTTPServer(("127.0.0.1", 0), Provider)
        cls.addClassCleanup(server.server_close)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        cls.addClassCleanup(server.shutdown)
        base_url = f"http://127.0.0.1:{server.server_port}/v1"
        cls.settings = {"OPENAI_BASE_URL": base_url, "OPENAI_API_KEY": "sk-test"}
        super().setUpClass()

    def setUp(self):
        super().setUp()
        Provider.answers.clear()
        Provider.requests.clear()

    def answer(self, content, status=200):
        Provider.answers.append((status, content))

    def chat(self, *messages, scenario=1):
        path = f"/api/scenarios/{scenario}/chat"
        return self.call("POST", path, as_="learner", json={"messages": messages})

    def evaluate(self, *transcript, scenario):
        path = f"/api/scenarios/{scenario}/evaluate"
        return self.call("POST", path, as_="learner", json={"transcript": transcript})

    def scenario_with_rubric(self, *questions):
        body = {"title": "t", "instructions": "i"}
        scenario = self.call("POST", "/api/scenarios", as_="educator", json=body).json["id"]
        path = f"/api/scenarios/{scenario}/rubric"
        rows = [self.call("POST", path, as_="educator", json=question) for question in questions]
        return scenario, [row.json["id"] for row in rows]

    def evaluations(self):
        path = "/api/activities?kind=evaluation&limit=500"
        return self.call("GET", path, as_="learner").json

    def test_chat_sends_the_patient_and_the_turns(self):
        self.answer("Penicillin.")
        self.assert_answer(self.chat(TURN), 200, {"reply": "Penicillin."})
        ((path, authorization, body),) = Provider.requests
        self.assertEqual((path, authorization), ("/v1/chat/completions", "Bearer sk-test"))
        system, turn = body["messages"]
        self.assertEqual(turn, {"role": "user", "content": TURN["content"]})
        self.assertIn("spreads to the left arm", system["content"])  # the instructions
        self.assertIn("You are Daniel Okafor", system["content"])  # the persona

    def test_chat_asks_for_a_users_turn_at_the_end(self):
        invalid = {"error": "Invalid value for messages"}
        self.assert_answer(self.chat(), 400, invalid)
        self.assert_answer(self.chat(TURN, {"role": "assistant", "content": "x"}), 400, invalid)

    def test_a_provider_that_fails_is_a_502(self):
        for status, content in ((500, "x"), (200, None), (200, " ")):
            with self.subTest((status, content)), self.assertLogs("app.openai", "WARNING"):
                self.answer(content, status)
                self.assert_answer(self.chat(TURN), 502, {"error": "AI service unavailable"})

    def test_scores_are_clamped_and_questions_left_out_score_nothing(self):
        scenario, (first, second, third) = self.scenario_with_rubric(
            {"question": "a", "max_score": 5}, {"question": "b"}, {"question": "c", "max_score": 2}
        )
        scores = [
            {"question_id": second, "score": -1, "comment": None},
            {"question_id": first, "score": 99, "comment": "good"},
        ]
        self.answer(json.dumps({"scores": scores}))
        answer = self.evaluate(TURN, scenario=scenario)
        feedback = [
            {"question_id": first, "score": 5, "max_score": 5, "comment": "good"},
            {"question_id": second, "score": 0, "max_score": 5, "comment": ""},
            {"question_id": third, "score": 0, "max_score": 2, "comment": ""},
        ]
        stored = self.evaluations()[0]
        body = {"activity_id": stored["id"], "score": 41.67, "feedback": feedback}
        self.assert_answer(answer, 201, body)
        self.assertEqual((stored["feedback"], stored["score"]), (feedback, 41.67))
        self.assertEqual(stored["transcript"], [TURN])

    def test_unusable_scores_are_a_502_and_write_nothing(self):
        scenario, (question,) = self.scenario_with_rubric({"question": "a"})
        before = self.evaluations()
        entry = {"question_id": question, "score": "5"}
        unusable = ("no", "[]", '{"scores": 5}', '{"scores": [5]}', json.dumps({"scores": [entry]}))
        for content in unusable:
            with self.subTest(content), self.assertLogs("app.openai", "WARNING"):
                self.answer(content)
                answer = self.evaluate(TURN, scenario=scenario)
                self.assert_answer(answer, 502, {"error": "AI service unavailable"})
        self.assertEqual(self.evaluations(), before)

    def test_a_scenario_without_a_rubric_is_named_after_the_body(self):
        scenario, _ = self.scenario_with_rubric()
        answer = self.evaluate(scenario=scenario)
        self.assert_answer(answer, 400, {"error": "Invalid value for transcript"})
        answer = self.evaluate(TURN, scenario=scenario)
        self.assert_answer(answer, 400, {"error": "Scenario has no rubric"})
