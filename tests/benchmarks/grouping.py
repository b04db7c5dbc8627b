"""How well the maintainers' queue puts together what asks the same, on labelled questions.

`tuned.jsonl` was in view while the measure was chosen, `held_out.jsonl` was written afterwards. Both are hard: most
questions of a group share few words, and there are groups that are only near each other.

Run it as a script: `python -m tests.benchmarks.grouping`.
"""

import json
import random
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from tests.knowledge import assistant
from tests.platforms.desks import open_place

SETS = Path(__file__).parent / "asked_alike"


def items(questions: Sequence[Mapping[str, str]]) -> list[int]:
    """Ask all questions, each as somebody else, and return the items they belong to."""
    with tempfile.TemporaryDirectory() as folder, open_place(str(Path(folder, "log.sqlite")), assistant()) as place:
        asked = [
            place.ask(place.asker(f"person{number}"), each["question"]).exchange
            for number, each in enumerate(questions)
        ]
        place.run(place.store.grouping.catch_up())
        found = [place.run(place.store.items.of_exchange(str(exchange))) for exchange in asked]
    return [item.id if item else -number for number, item in enumerate(found, 1)]


def figures(groups: Sequence[str], found: Sequence[int]) -> str:
    """Return which pairs are together rightly, and how much of a group is found in one place."""
    pairs = list(combinations(range(len(groups)), 2))
    same = [groups[one] == groups[other] for one, other in pairs]
    together = [found[one] == found[other] for one, other in pairs]
    both = sum(a and b for a, b in zip(same, together, strict=True))
    largest = 0
    for group in set(groups):
        largest += max(Counter(item for name, item in zip(groups, found, strict=True) if name == group).values())
    return (
        f"together rightly {both / max(1, sum(together)):.2f}, of what belongs together {both / sum(same):.2f}, "
        f"of each group in one item {largest / len(groups):.2f}, items {len(set(found))} for {len(set(groups))} groups"
    )


def main() -> None:
    """Print the figures of both sets."""
    for file in sorted(SETS.glob("*.jsonl")):
        questions = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        random.Random(1).shuffle(questions)
        print(f"{file.stem}:", figures([each["group"] for each in questions], items(questions)))  # noqa: T201 -- a script


if __name__ == "__main__":
    main()
