import time
import uuid

import jwt

from .support import JWT_SECRET, ApiTest, id_of, token_of

ME = "/api/auth/me"
PUBLIC = "/api/scenarios/1"  # answers anyone, but looks at a token


class TokenTest(ApiTest):
    def answer_to(self, authorization, path=ME):
        return self.call("GET", path, headers={"Authorization": authorization})

    def answer_to_claims(self, **claims):
        return self.answer_to(f"Bearer {jwt.encode(claims, JWT_SECRET)}")

    def test_login_issues_the_claims_that_the_other_backend_expects(self):
        login = {"username": "educator", "password": "practice-educator-2026"}
        response = self.call("POST", "/api/auth/login", json=login)
        token = response.json["access_token"]
        claims = jwt.decode(token, JWT_SECRET, algorithms=["HS256"])
        self.assertEqual(claims["exp"] - claims["iat"], 24 * 60 * 60)
        self.assertEqual(claims["nbf"], claims["iat"])
        uuid.UUID(claims["jti"])
        rest = {name: claims[name] for name in ("sub", "type", "fresh", "role")}
        expected = {"sub": "2", "type": "access", "fresh": False, "role": "educator"}
        self.assertEqual(rest, expected)

    def test_a_token_may_be_sparse(self):
        for claims in ({"sub": "3"}, {"sub": 3}, {"sub": "3", "type": "access"}):
            with self.subTest(claims):
                self.assertEqual(self.answer_to_claims(**claims).status_code, 200)

    def test_a_token_of_another_type_is_refused(self):
        for type_ in ("refresh", "reset", None):
            with self.subTest(type_):
                answer = self.answer_to_claims(sub="3", type=type_)
                self.assert_answer(answer, 422, {"msg": "Only non-refresh tokens are allowed"})

    def test_a_token_whose_user_is_gone_is_refused(self):
        for sub in ("23", 23, "learner", "", None, True, 3.0, [3], "9" * 5_000):
            with self.subTest(str(sub)[:10]):
                answer = self.answer_to_claims(sub=sub)
                self.assert_answer(answer, 401, {"error": "User not found"})

    def test_expired_and_forged_tokens_are_refused(self):
        expired = self.answer_to_claims(sub="3", exp=int(time.time()) - 1)
        self.assert_answer(expired, 401, {"msg": "Token has expired"})
        forged = self.answer_to("Bearer " + jwt.encode({"sub": "1"}, "another secret"))
        self.assert_answer(forged, 422, {"msg": "Signature verification failed"})

    def test_malformed_tokens_are_422(self):
        for claims in ({}, {"sub": "3", "exp": None}, {"sub": "3", "exp": float("inf")}):
            with self.subTest(claims):
                self.assertEqual(self.answer_to_claims(**claims).status_code, 422)
        self.assert_answer(self.answer_to("Bearer x"), 422, {"msg": "Not enough segments"})

    def test_a_header_that_bears_no_token_is_named(self):
        bad = "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'"
        other = "Missing 'Bearer' type in 'Authorization' header. "
        other += "Expected 'Authorization: Bearer <JWT>'"
        self.assert_answer(self.answer_to("Bearer"), 422, {"msg": bad})
        self.assert_answer(self.answer_to("Bearer a b"), 422, {"msg": bad})
        self.assert_answer(self.answer_to("Basic eA=="), 401, {"msg": other})
        missing = {"msg": "Missing Authorization Header"}
        self.assert_answer(self.answer_to(""), 401, missing)
        self.assert_answer(self.call("GET", ME), 401, missing)

    def test_public_endpoints_look_at_a_token_if_there_is_one(self):
        self.assertEqual(self.answer_to("Basic eA==", PUBLIC).status_code, 200)
        self.assertEqual(self.answer_to("", PUBLIC).status_code, 200)
        self.assertEqual(self.answer_to("Bearer x", PUBLIC).status_code, 422)
        educator = self.call("GET", PUBLIC, as_="educator").json
        self.assertIn("instructions", educator)
        self.assertIn("persona", educator["character"])
        self.assertNotIn("instructions", self.call("GET", PUBLIC, as_="learner").json)

    def test_the_role_that_counts_is_the_one_in_the_database(self):
        headers = {"Authorization": f"Bearer {token_of('learner', role='admin')}"}
        answer = self.call("GET", "/api/users", headers=headers)
        self.assert_answer(answer, 403, {"error": "Forbidden"})


class CookieTest(ApiTest):
    def cookies(self, *arguments):
        command = self.app.test_cli_runner().invoke(args=["session-cookie", *arguments])
        return dict(line.split("=", 1) for line in command.output.splitlines())

    def answer_with(self, name, value, **call):
        self.client.set_cookie("localhost", name, value)
        return self.call("GET", ME, **call)

    def test_a_session_signs_in_for_31_days(self):
        for age, status in ((0, 200), (31 * 86_400 - 60, 200), (31 * 86_400 + 60, 401)):
            with self.subTest(age):
                session = self.cookies("3", "--age", str(age))["session"]
                self.assertEqual(self.answer_with("session", session).status_code, status)

    def test_remember_me_signs_in_too(self):
        answer = self.answer_with("remember_token", self.cookies("3")["remember_token"])
        self.assertEqual(answer.json["username"], "learner")

    def test_a_bad_cookie_counts_as_absent(self):
        session = self.cookies("3")["session"]
        gone = self.cookies("23")["session"]
        for value in (session[:-1], "x", "", gone):
            with self.subTest(value):
                answer = self.answer_with("session", value)
                self.assert_answer(answer, 401, {"msg": "Missing Authorization Header"})

    def test_a_bad_remember_me_counts_as_absent(self):
        for value in ("3", "3|" + "0" * 128, "3|é", "|", "é|é"):
            with self.subTest(value):
                answer = self.answer_with("remember_token", value)
                self.assert_answer(answer, 401, {"msg": "Missing Authorization Header"})

    def test_the_header_comes_before_the_cookie(self):
        session = self.cookies(str(id_of("admin")))["session"]
        answer = self.answer_with("session", session, as_="learner")
        self.assertEqual(answer.json["username"], "learner")
