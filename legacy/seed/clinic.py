"""Characters, scenarios, tags, categories and rubrics."""

from itertools import count
from random import Random

from . import oddities
from .content import CATEGORIES, CHARACTERS, RUBRIC, SCENARIOS

SHARED_QUESTIONS = 2  # of content/rubric.json, added to a scenario's own


class Clinic:
    """The rows of every table but the accounts and the activities."""

    def __init__(self, scenarios):
        self.random = Random("clinic")
        self.categories, self.subcategories = [], []
        self.characters, self.scenarios, self.tags, self.rubric_questions = [], [], [], []
        self.subcategory_ids, self.character_ids = {None: None}, {None: None}
        self._add_categories()
        self._add_characters()
        self._add_scenarios(scenarios)
        self.rubrics = self._rubrics()

    def _add_categories(self):
        subcategory_ids = count(1)
        for category_id, category in enumerate(CATEGORIES, 1):
            self.categories.append((category_id, category["name"], category["description"]))
            for name, row_id in zip(category["subcategories"], subcategory_ids):
                self.subcategories.append((row_id, name, category_id))
                self.subcategory_ids[name] = row_id

    def _add_characters(self):
        columns = ("name", "age", "gender", "occupation", "persona", "voice", "avatar_url")
        for row_id, character in enumerate(CHARACTERS, 1):
            self.characters.append((row_id, *(character[column] for column in columns)))
            self.character_ids[character["name"]] = row_id

    def _add_scenarios(self, total):
        ids = (n for n in count(1) if n != 7)  # the seventh was deleted
        odd = oddities.SCENARIOS
        self.tag_ids, self.question_ids = count(1), count(1)
        for number, scenario_id in zip(range(total - len(odd)), ids):
            self._add_scenario(scenario_id, number)
        for scenario, scenario_id in zip(odd, ids):
            self._add(scenario_id, scenario, scenario["is_published"])
        self.tags += [(next(self.tag_ids), n, self.scenarios[0][0]) for n in oddities.TAGS]

    def _add_scenario(self, scenario_id, number):
        round_, base = divmod(number, len(SCENARIOS))
        scenario = SCENARIOS[base]
        if round_:  # the large size repeats the sixty, ward by ward
            scenario = {**scenario, "title": f"{scenario['title']} · ward {round_ + 1}"}
        if number % 19 == 6:
            scenario = {**scenario, "character": None}
        rubric = scenario["rubric"] + self._shared_questions() if number % 13 != 12 else []
        self._add(scenario_id, {**scenario, "rubric": rubric}, number % 11 != 9)

    def _shared_questions(self):
        chosen = self.random.sample(RUBRIC, SHARED_QUESTIONS)
        return [[q["question"], q["guidance"], q["max_score"], q["subcategory"]] for q in chosen]

    def _add(self, scenario_id, scenario, is_published):
        texts = (scenario[name] for name in ("title", "description", "instructions"))
        character_id = self.character_ids[scenario["character"]]
        shown = (scenario["opening_line"], scenario["difficulty"], is_published, character_id)
        self.scenarios.append((scenario_id, *texts, *shown))
        self.tags += [(next(self.tag_ids), name, scenario_id) for name in scenario["tags"]]
        for position, question in enumerate(scenario["rubric"], 1):
            self._add_question(scenario_id, position, *question)

    def _add_question(self, scenario_id, position, question, guidance, max_score, skill):
        # Educators drag questions about, so some tie, some are below zero, and there are gaps.
        place = oddities.POSITIONS.get(scenario_id, {}).get(position, position)
        row_id, skill_id = next(self.question_ids), self.subcategory_ids[skill]
        row = (row_id, scenario_id, skill_id, question, guidance, max_score, place)
        self.rubric_questions.append(row)

    def _rubrics(self):
        """By scenario: the ids and highest scores of its questions."""
        rubrics = {}
        for row_id, scenario_id, _, _, _, max_score, _ in self.rubric_questions:
            rubrics.setdefault(scenario_id, []).append((row_id, max_score))
        return rubrics
