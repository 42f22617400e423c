from .support import ApiTest, id_of


class ApiContractTest(ApiTest):
    def create(self, path, body):
        answer = self.call("POST", path, as_="educator", json=body)
        self.assertEqual(answer.status_code, 201, answer.json)
        return answer.json

    def test_unknown_paths_and_methods(self):
        self.assert_answer(self.call("GET", "/api/health"), 200, {"status": "ok"})
        not_found = {"error": "Not found"}
        odd = ("/api/users/", "/api//health", "/api/scenarios/x", "/api/scenarios/-1", "/static/x")
        for path in odd:
            with self.subTest(path):
                self.assert_answer(self.call("GET", path), 404, not_found)
        self.assert_answer(self.call("POST", "/static/x"), 404, not_found)
        # The test client takes "//api" for a host, unless it is in the environment itself.
        doubled = self.call("GET", "/", environ_overrides={"PATH_INFO": "//api/health"})
        self.assert_answer(doubled, 404, not_found)
        answer = self.call("DELETE", "/api/users")
        self.assert_answer(answer, 405, {"error": "Method not allowed"})
        self.assertEqual(set(answer.allow), {"GET", "HEAD", "OPTIONS"})

    def test_ids_are_digits_of_any_length(self):
        answer = self.call("GET", "/api/scenarios/" + "9" * 30)
        self.assert_answer(answer, 404, {"error": "Scenario not found"})
        self.assertEqual(self.call("GET", "/api/scenarios/001").json["id"], 1)

    def test_what_the_database_refuses_is_a_500_without_details(self):
        with self.assertLogs(self.app.logger, "ERROR"):
            answer = self.call("GET", "/api/scenarios?q=%00")
        self.assert_answer(answer, 500, {"error": "Internal server error"})

    def test_registering(self):
        account = {"username": "new", "email": "new@example.org", "password": "8 chars!"}
        answer = self.call("POST", "/api/auth/register", json=account)
        self.assertEqual(answer.status_code, 201)
        self.assertEqual(answer.json["user"]["role"], "learner")
        again = self.call("POST", "/api/auth/register", json=account)
        self.assert_answer(again, 409, {"error": "Username already exists"})
        other = self.call("POST", "/api/auth/register", json={**account, "username": "newer"})
        self.assert_answer(other, 409, {"error": "Email already exists"})
        for email in ("x", "@x", "x@", "a@b@c", 5):
            with self.subTest(email):
                body = {**account, "email": email}
                answer = self.call("POST", "/api/auth/register", json=body)
                self.assert_answer(answer, 400, {"error": "Invalid value for email"})

    def test_unreadable_hashes_are_invalid_credentials(self):
        login = {"username": "broken_hash", "password": "practice-broken-hash-2026"}
        answer = self.call("POST", "/api/auth/login", json=login)
        self.assert_answer(answer, 401, {"error": "Invalid credentials"})

    def test_accounts_are_for_their_owner_and_admins(self):
        own, other = f"/api/users/{id_of('learner2')}", f"/api/users/{id_of('learner')}"
        forbidden = {"error": "Forbidden"}
        self.assertEqual(self.call("GET", own, as_="learner2").status_code, 200)
        self.assert_answer(self.call("GET", other, as_="learner2"), 403, forbidden)
        self.assert_answer(self.call("GET", "/api/users/999", as_="learner2"), 403, forbidden)
        role = self.call("PUT", own, as_="learner2", json={"role": None, "email": ""})
        self.assert_answer(role, 403, forbidden)
        role = self.call("PUT", own, as_="admin", json={"role": None})
        self.assert_answer(role, 400, {"error": "Invalid value for role"})
        taken = self.call("PUT", own, as_="learner2", json={"email": "learner@example.org"})
        self.assert_answer(taken, 409, {"error": "Email already exists"})
        password = {"password": "a new password"}
        self.assertEqual(self.call("PUT", own, as_="learner2", json=password).status_code, 200)
        login = {"username": "learner2", **password}
        self.assertEqual(self.call("POST", "/api/auth/login", json=login).status_code, 200)

    def test_a_deleted_account_takes_its_activities_along(self):
        note = self.call("POST", "/api/activities", as_="passlib", json={"kind": "note"}).json
        deleted = self.call("DELETE", f"/api/users/{note['user_id']}", as_="admin")
        self.assert_answer(deleted, 200, {"message": "User deleted"})
        gone = self.call("GET", f"/api/activities/{note['id']}", as_="admin")
        self.assert_answer(gone, 404, {"error": "Activity not found"})

    def test_learners_see_published_scenarios_only(self):
        body = {"title": "Hidden", "instructions": "i", "is_published": False}
        path = f"/api/scenarios/{self.create('/api/scenarios', body)['id']}"
        for tail in ("", "/rubric"):
            self.assert_answer(self.call("GET", path + tail), 404, {"error": "Scenario not found"})
            self.assertEqual(self.call("GET", path + tail, as_="educator").status_code, 200)
        self.assertNotIn("Hidden", [s["title"] for s in self.call("GET", "/api/scenarios").json])

    def test_searching_takes_percent_and_underscore_literally(self):
        def titles(**query):
            return [s["title"] for s in self.call("GET", "/api/scenarios", query_string=query).json]

        self.assertEqual(titles(q="50% OFF_label"), ["50% off_label: what_to say\\ask"])
        self.assertEqual(titles(q="say\\ask"), ["50% off_label: what_to say\\ask"])
        self.assertEqual(titles(tag="🫁", difficulty="hard", q=""), titles(tag="it's"))
        self.assertEqual(titles(difficulty="deadly"), [])

    def test_tags_are_replaced_as_a_whole(self):
        body = {"title": "t", "instructions": "i", "tags": ["b", "a", "b"]}
        row = self.create("/api/scenarios", body)
        self.assertEqual([tag["name"] for tag in row["tags"]], ["b", "a", "b"])
        path = f"/api/scenarios/{row['id']}"
        row = self.call("PUT", path, as_="educator", json={"tags": ["c"]}).json
        self.assertEqual([tag["name"] for tag in row["tags"]], ["c"])

    def test_rubric_questions_follow_the_last_position(self):
        scenario = self.create("/api/scenarios", {"title": "t", "instructions": "i"})
        path = f"/api/scenarios/{scenario['id']}/rubric"
        self.assertEqual(self.create(path, {"question": "q"})["position"], 1)
        self.assertEqual(self.create(path, {"question": "q", "position": -7})["position"], -7)
        self.assertEqual(self.create(path, {"question": "q"})["position"], 2)
        positions = [question["position"] for question in self.call("GET", path).json]
        self.assertEqual(positions, [-7, 1, 2])

    def test_a_character_in_use_stays(self):
        answer = self.call("DELETE", "/api/characters/1", as_="educator")
        self.assert_answer(answer, 409, {"error": "Character is in use"})

    def test_a_category_name_is_taken_once(self):
        answer = self.call("POST", "/api/categories", as_="educator", json={"name": "Communication"})
        self.assert_answer(answer, 409, {"error": "Category already exists"})

    def test_activities_are_listed_newest_first(self):
        rows = self.call("GET", "/api/activities?limit=500", as_="educator").json
        order = [(row["timestamp"].ljust(26, "."), row["id"]) for row in rows]
        self.assertEqual(order, sorted(order, reverse=True))
        own = self.call("GET", "/api/activities?user_id=4&limit=0", as_="learner").json
        self.assertEqual({row["user_id"] for row in own}, {id_of("learner")})
        theirs = self.call("GET", "/api/activities?user_id=%204%20&kind=", as_="educator").json
        self.assertEqual({row["user_id"] for row in theirs}, {4})
