"""What the hostile folder costs: time and memory of `signpost check` and of one answer a good document.

Run it as a script: `python -m tests.benchmarks.hostile_folder`, on a system that tells what a process took (not on
Windows). The memory is that of the largest process; readers of PDF and Word files are processes of their own.
"""

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.hostile.folder import write_hostile
from tests.platforms.terminal import Left, Terminal

# Linux counts in kilobytes, macOS in bytes.
_MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000


def main() -> None:
    """Measure both and print them, with how many of the good documents answer."""
    with tempfile.TemporaryDirectory() as place:
        hostile = write_hostile(Path(place, "hostile"), large=True)
        settings = {"SIGNPOST_KNOWLEDGE": str(hostile.folder)}
        reader = Terminal(folder=Path(place), settings=settings, seconds=600)
        print(f"{len(hostile.good)} good entries and {len(hostile.odd)} odd ones")  # noqa: T201
        _measured("check", reader, "check")
        asked = "".join(json.dumps({"question": good.question}) + "\n" for good in hostile.good)
        left = _measured("first answers", reader, "ask", "--batch", "-", "--json", given=asked)
        says = [good.says in given["text"] for good, given in zip(hostile.good, left.lines, strict=True)]
        print(f"good documents that answer: {sum(says)} of {len(says)}")  # noqa: T201
        _measured("answers from what is kept", reader, "ask", "--batch", "-", "--json", given=asked)


def _measured(name: str, reader: Terminal, *arguments: str, given: str = "") -> Left:
    start = perf_counter()
    left = reader.run(*arguments, given=given.encode())
    took = perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MEGABYTE
    print(f"{name}: {took:.1f} s, exit code {left.code}, largest process so far {most:.0f} MB")  # noqa: T201
    return left


if __name__ == "__main__":
    main()
