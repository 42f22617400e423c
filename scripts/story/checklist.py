"""The checklist at the end: what this run has shown, and what is left to people."""


DONE = ("passed", "signed")


class Checklist:
    def __init__(self, report):
        self._items = report["items"]
        done = sum(item["state"] in DONE for item in self._items)
        self._of_people = [item for item in self._items if "checklist sign" in item["remedy"]]
        self._open = [item for item in self._items if item["state"] not in DONE and item not in self._of_people]
        self.summary = f"{done} of {len(self._items)} items by evidence of this run, {len(self._of_people)} need a person"

    def told(self):
        """Prints it; whether all that a machine can know has passed, but for what this one was too busy to tell."""
        print(f"checklist                {self.summary}: {', '.join(item['name'] for item in self._of_people)}")
        for item in self._open:
            print(f"  {item['state']}: {item['name']}: {item['saw']}; {item['remedy']}")
        return all(item["state"] == "inconclusive" for item in self._open)
