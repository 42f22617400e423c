"""Activities: two and a half years of conversations, evaluations, sign-ins and notes."""

import json
from datetime import datetime, timedelta
from random import Random

from . import oddities
from .content import DIALOGUE
from .people import LEARNER, LEARNER2

START = datetime(2024, 1, 8, 7, 30)
SPAN = timedelta(days=900)
TRANSCRIPTS_PER_OPENING = 5


class History:
    def __init__(self, user_ids, clinic):
        self.random = Random("history")
        self.user_ids = [user_id for user_id in user_ids if user_id != LEARNER]
        self.rubrics = clinic.rubrics
        self.with_rubric = list(clinic.rubrics)
        self.openings = {row[0]: row[4] for row in clinic.scenarios}
        self.scenario_ids = list(self.openings)
        self.transcripts = {}
        self.kinds = {
            "practice": self._practice,
            "evaluation": self._evaluation,
            "login": self._login,
            "note": self._note,
        }

    def activities(self, total):
        """The rows, oldest first; every tenth is the learner's, who is a diligent one."""
        moment = START
        for row_id in range(1, total + 1):
            if row_id <= len(oddities.ACTIVITIES):
                user_id, what = LEARNER2, self._odd(row_id)
            else:
                user_id, what = self._user_id(), self._any()
                moment = self._moment(row_id, total, moment)
                what = (*what, moment)
            yield row_id, LEARNER if row_id % 10 == 0 else user_id, *what

    def _odd(self, row_id):
        transcript, score, feedback, timestamp = oddities.ACTIVITIES[row_id - 1]
        scenario_id = None if row_id % 3 else self.scenario_ids[-row_id]
        kind = ("practice", "evaluation", "note")[row_id % 3]
        return scenario_id, kind, transcript, score, feedback, timestamp

    def _user_id(self):
        # Cubed: a few users do most of it.
        return self.user_ids[int(len(self.user_ids) * self.random.random() ** 3)]

    def _moment(self, row_id, total, previous):
        if row_id % 17 == 0:
            return previous  # two rows of one transaction
        moment = START + SPAN * ((row_id + self.random.random()) / total)
        # The nightly import wrote whole seconds, Flask writes microseconds.
        return moment.replace(microsecond=0) if row_id % 3 == 0 else moment

    def _any(self):
        kind = self.random.choices(list(self.kinds), (45, 30, 20, 5))[0]
        scenario_id, transcript, score, feedback = self.kinds[kind]()
        return scenario_id, kind, transcript, score, feedback

    def _practice(self):
        scenario_id = self.random.choice(self.scenario_ids)
        return scenario_id, self._transcript(scenario_id), None, None

    def _evaluation(self):
        scenario_id = self.random.choice(self.with_rubric)
        entries = [self._entry(*question) for question in self.rubrics[scenario_id]]
        total = sum(entry["max_score"] for entry in entries)
        percent = 100 * sum(entry["score"] for entry in entries) / total
        # Rounding came with a later release.
        score = percent if self.random.random() < 0.2 else round(percent, 2)
        return scenario_id, self._transcript(scenario_id), score, json.dumps(entries)

    def _entry(self, question_id, max_score):
        return {
            "question_id": question_id,
            "score": self.random.randint(0, max_score),
            "max_score": max_score,
            "comment": self.random.choice(DIALOGUE["comments"]),
        }

    def _login(self):
        return None, None, None, None

    def _note(self):
        scenario_id = self.random.choice([None, *self.scenario_ids[:20]])
        text = self.random.choice(DIALOGUE["notes"])
        feedback = {"from": "educator", "note": text, "marks": {"cues": [1, [2, 3]]}}
        return scenario_id, None, None, json.dumps(feedback)

    def _transcript(self, scenario_id):
        """One of a few for each opening line: rendering half a million would take minutes."""
        opening = self.openings[scenario_id]
        if opening not in self.transcripts:
            drawn = [self._conversation(opening) for _ in range(TRANSCRIPTS_PER_OPENING)]
            self.transcripts[opening] = [json.dumps(turns) for turns in drawn]
        return self.random.choice(self.transcripts[opening])

    def _conversation(self, opening):
        turns = [("user", self.random.choice(DIALOGUE["openings"]))]
        turns.append(("assistant", opening or "…"))
        exchanges = self.random.sample(DIALOGUE["exchanges"], self.random.randint(1, 5))
        for question, answer in exchanges:
            turns += [("user", question), ("assistant", answer)]
        return [{"role": role, "content": content} for role, content in turns]
