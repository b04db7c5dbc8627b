"""What a person waits for on Slack, an imitated one on this machine: `python -m tests.benchmarks.slack_door`."""

import tempfile
import time
from pathlib import Path

from tests.benchmarks.discord_door import say, show
from tests.platforms.slack import Slack, SlackOverHttp
from tests.platforms.slack_person import SlackPerson

AT_ONCE = 200
_KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
_UNLIMITED = {"SIGNPOST_LIMIT_PERSON": "100000", "SIGNPOST_LIMIT_PLACE": "100000"}


def main() -> None:
    """Ask over a socket, then over signed HTTP, and print the times."""
    for kind in (Slack, SlackOverHttp):
        with tempfile.TemporaryDirectory() as folder:
            lab = kind(Path(folder), _KNOWLEDGE, **_UNLIMITED)  # type: ignore[arg-type]  # settings are text
            try:
                lab.start()
                say(kind.__name__)
                measure(lab)
            finally:
                lab.close()


def measure(lab: Slack) -> None:
    """Print how long each way takes from the event to the answer."""
    ada = lab.person("ada")
    ada.ask("What does a postdoc earn?")
    show("acknowledgement", lambda: acknowledged(ada))
    show("command", lambda: ada.ask("Can I come back to academia after industry?"))
    show("mention", lambda: ada.mention("What does a postdoc earn?"))
    begin = time.perf_counter()
    asked = [ada.begin("What does a postdoc earn?") for _ in range(AT_ONCE)]
    lab.world.wait(lambda: all(map(ada.outcome, asked)), "all answers")
    say(f"{AT_ONCE} commands at once: {time.perf_counter() - begin:.1f} s; refused: {len(lab.violations())}")


def acknowledged(person: SlackPerson) -> None:
    """Use the command and wait for no more than Slack's own acknowledgement."""
    person.begin("What does a postdoc earn?")


if __name__ == "__main__":
    main()
