"""How long `signpost ask` takes from a cold start, beside the imports that it cannot do without.

Run it as a script: `python -m tests.benchmarks.cold_start`. The first start lays the knowledge out and keeps it; the
others find it kept.
"""

import os
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

ROUNDS = 11
IMPORTS = [sys.executable, "-c", "import numpy, pydantic_settings"]
ASK = [sys.executable, "-m", "bot", "ask", "Do I still get to publish at a company?"]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long a command takes."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return perf_counter() - start


def main() -> None:
    """Measure both in turns and print the ratio."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        first = seconds(ASK, environment)
        rounds = [(seconds(IMPORTS, environment), seconds(ASK, environment)) for _ in range(ROUNDS)]
    imports, ask = (median(column) for column in zip(*rounds, strict=True))
    print(f"first start {first:.3f} s; then {ask:.3f} s, imports alone {imports:.3f} s: ratio {ask / imports:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
