"""What a person waits for on Discord, an imitated one on this machine: `python -m tests.benchmarks.discord_door`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.platforms.discord import Discord

ROUNDS = 150
AT_ONCE = 200
_KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
_UNLIMITED = {"SIGNPOST_LIMIT_PERSON": "100000", "SIGNPOST_LIMIT_PLACE": "100000"}


def main() -> None:
    """Ask in every way, one after the other and all at once, and print the times."""
    with tempfile.TemporaryDirectory() as folder:
        lab = Discord(Path(folder), _KNOWLEDGE, **_UNLIMITED)
        try:
            lab.start()
            measure(lab)
        finally:
            lab.close()


def measure(lab: Discord) -> None:
    """Print how long each way takes from the event to the answer."""
    ada = lab.person("ada")
    ada.ask("What does a postdoc earn?")
    show("command", lambda: ada.ask("Can I come back to academia after industry?"))
    show("mention", lambda: ada.mention("What does a postdoc earn?"))
    show("suggestions", lambda: ada.suggestions("what does a po"))
    begin = time.perf_counter()
    asked = [ada.begin("ask", question="What does a postdoc earn?") for _ in range(AT_ONCE)]
    lab.world.wait(lambda: all(map(ada.outcome, asked)), "all answers")
    say(f"{AT_ONCE} commands at once: {time.perf_counter() - begin:.1f} s; refused: {len(lab.violations())}")


def show(name: str, act: Callable[[], object]) -> None:
    """Do something many times and print how long it takes."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    say(f"{name}: p50 {times[ROUNDS // 2]:.0f} ms, p95 {times[ROUNDS * 95 // 100]:.0f} ms")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
