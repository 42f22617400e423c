"""Whether the AI works, as a learner meets it: python3 -m story.ai talk|evaluate URL"""

import sys

import requests

LEARNER = {"username": "learner", "password": "practice-learner-2026"}
TRANSCRIPT = [{"role": "user", "content": "Good morning. How long have you had this cough? Do you have a fever?"},
              {"role": "assistant", "content": "For a week, doctor. No fever."}]


def main(what, url):
    session = requests.Session()
    signed_in = session.post(f"{url}/api/auth/login", json=LEARNER, timeout=30)
    signed_in.raise_for_status()
    session.headers["Authorization"] = f"Bearer {signed_in.json()['access_token']}"
    for scenario in session.get(f"{url}/api/scenarios", timeout=30).json():
        answer = (talk if what == "talk" else evaluate)(session, f"{url}/api/scenarios/{scenario['id']}")
        if answer is not None:
            print(f"scenario {scenario['id']}: {answer}")
            return 0
    print("no scenario has a rubric")
    return 3


def talk(session, scenario):
    answer = session.post(f"{scenario}/chat", json={"messages": TRANSCRIPT[:1]}, timeout=60)
    answer.raise_for_status()
    reply = answer.json()["reply"]
    if not reply.strip():
        raise ValueError("the patient said nothing")
    return f"the patient said {len(reply)} characters"


def evaluate(session, scenario):
    """None: this scenario has no rubric."""
    answer = session.post(f"{scenario}/evaluate", json={"transcript": TRANSCRIPT}, timeout=60)
    if answer.status_code == 400 and "rubric" in answer.text:
        return None
    answer.raise_for_status()
    scored = answer.json()
    if not 0 <= scored["score"] <= 100 or not scored["feedback"]:
        raise ValueError(f"the score is {scored['score']}, with feedback on {len(scored['feedback'])} questions")
    return f"{scored['score']} % for {len(scored['feedback'])} questions"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
