-- What the legacy backend writes, statement by statement as SQLAlchemy sends it: `handover db verify` runs it on the live
-- database and rolls it back. Columns that only the new backend knows are not named here: that is the point.

INSERT INTO "user" (username, email, password_hash, role)
VALUES ('handover-verify', 'handover-verify@example.org', 'pbkdf2:sha256:260000$salt$hash', 'learner');

UPDATE "user" SET email = 'handover-verified@example.org' WHERE username = 'handover-verify';

INSERT INTO characters (name, age, gender, occupation, persona, voice, avatar_url)
VALUES ('handover-verify', 67, NULL, NULL, 'You are a test.', NULL, NULL);

INSERT INTO assistant_scenarios (title, description, instructions, opening_line, difficulty, is_published, character_id)
VALUES ('handover-verify', NULL, 'You are a test.', NULL, 'medium', true, (SELECT max(id) FROM characters));

UPDATE assistant_scenarios SET title = 'handover-verified' WHERE title = 'handover-verify';

INSERT INTO assistant_tags (name, scenario_id)
VALUES ('handover-verify', (SELECT max(id) FROM assistant_scenarios WHERE title = 'handover-verified'));

INSERT INTO categories (name, description) VALUES ('handover-verify', NULL);

INSERT INTO subcategories (name, category_id)
VALUES ('handover-verify', (SELECT id FROM categories WHERE name = 'handover-verify'));

INSERT INTO rubric_questions (scenario_id, subcategory_id, question, guidance, max_score, position)
VALUES ((SELECT max(id) FROM assistant_scenarios WHERE title = 'handover-verified'), NULL, 'Asked?', NULL, 5, 1);

INSERT INTO activities (user_id, scenario_id, kind, transcript, score, feedback, "timestamp")
VALUES ((SELECT id FROM "user" WHERE username = 'handover-verify'),
        (SELECT max(id) FROM assistant_scenarios WHERE title = 'handover-verified'),
        'practice', '[{"role": "user", "content": "Hello"}]', 50.5, NULL, '2026-11-22T10:15:30.120000');

UPDATE activities SET score = 75 WHERE user_id = (SELECT id FROM "user" WHERE username = 'handover-verify');

DELETE FROM assistant_tags WHERE name = 'handover-verify';

DELETE FROM assistant_scenarios WHERE title = 'handover-verified';

DELETE FROM categories WHERE name = 'handover-verify';

DELETE FROM "user" WHERE username = 'handover-verify';
