"""From a rubric and a conversation to scores."""

import json

from .openai import unavailable

TASK = """You assess a medical learner's conversation with a simulated patient.
Score each rubric question from 0 to its max_score, going by the guidance where there is some.
Answer with one JSON object and nothing else:
{"scores": [{"question_id": 1, "score": 0, "comment": "one sentence, to the learner"}]}"""


def rubric_prompt(questions, transcript):
    """The messages that ask for the scores of one conversation."""
    rubric = [
        {
            "question_id": question.id,
            "question": question.question,
            "guidance": question.guidance,
            "max_score": question.max_score,
        }
        for question in questions
    ]
    lines = [f"{turn['role']}: {turn['content']}" for turn in transcript]
    material = f"Rubric:\n{json.dumps(rubric)}\n\nConversation:\n" + "\n".join(lines)
    return [
        {"role": "system", "content": TASK},
        {"role": "user", "content": material},
    ]


def score_answers(questions, answers):
    """One entry a question, in the rubric's order; a question left out scores 0."""
    given = _by_question(answers)
    return [
        {
            "question_id": question.id,
            "score": min(max(given.get(question.id, (0, ""))[0], 0), question.max_score),
            "max_score": question.max_score,
            "comment": given.get(question.id, (0, ""))[1],
        }
        for question in questions
    ]


def percent(feedback):
    total = sum(entry["score"] for entry in feedback)
    return round(100 * total / sum(entry["max_score"] for entry in feedback), 2)


def _by_question(answers):
    scores = answers.get("scores") if isinstance(answers, dict) else None
    if not isinstance(scores, list):
        raise unavailable("no list of scores")
    return dict(_score(entry) for entry in scores)


def _score(entry):
    if not isinstance(entry, dict):
        raise unavailable("a score that is not an object")
    question_id, score = entry.get("question_id"), entry.get("score")
    if type(question_id) is not int or type(score) not in (int, float):
        raise unavailable("a score that is not a number")
    return question_id, (score, str(entry.get("comment") or ""))
