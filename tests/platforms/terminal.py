"""The terminal as people use it: the real command in a process of its own, in a folder of its own."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_REPOSITORY = Path(__file__).parents[2]
CTRL_C = b"\x03"
CTRL_D = b"\x04"
_SECONDS = 60
_AFTER_THE_PROMPT = 0.3
_PROMPTS = (b"> ", b": ")


@dataclass(frozen=True, kw_only=True)
class Left:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 -- whatever the command wrote
        """Return what was written as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Return what was written as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, kw_only=True)
class Terminal:
    """Runs `signpost` with nothing of the machine's own settings or knowledge."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    seconds: int = _SECONDS

    @property
    def database(self) -> Path:
        """Return where the command remembers."""
        return self.folder / "data" / "signpost.sqlite"

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment that the command runs in."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNPOST_")}
        ours = {
            "PYTHONPATH": str(_REPOSITORY),
            "SIGNPOST_OWN_KNOWLEDGE": str(self.folder / "own"),
            "SIGNPOST_DATABASE": str(self.database),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
        }
        return {**kept, **ours, **self.settings}

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        """Return the command line."""
        return [sys.executable, "-m", "bot", *arguments]

    def run(self, *arguments: str | bytes, given: bytes = b"") -> Left:
        """Run the command to its end with these bytes on standard input."""
        done = subprocess.run(
            self.command(*arguments),
            input=given,
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=self.environment,
            timeout=self.seconds,
        )
        return Left(code=done.returncode, out=_text(done.stdout), err=_text(done.stderr))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the command and leave it running."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment,
        )

    def converse(self, *typed: bytes, command: tuple[str, ...] = ("ask",)) -> Left:
        """Type at a real terminal (not on Windows), each line when asked for it; return all that was seen on it."""
        import pty  # noqa: PLC0415 -- there is none on Windows

        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            self.command(*command), stdin=theirs, stdout=theirs, stderr=theirs, cwd=self.folder, env=self.environment
        )
        os.close(theirs)
        seen, waiting = b"", list(typed)
        while chunk := _read(ours):
            seen += chunk
            if waiting and seen.endswith(_PROMPTS):
                _type(waiting.pop(0), ours, process)
        os.close(ours)
        process.kill()
        return Left(code=process.wait(_SECONDS), out=_text(seen), err="")


def _type(line: bytes, terminal: int, process: subprocess.Popen[bytes]) -> None:
    if line == CTRL_C:
        # A terminal that is not the process's own sends no signals. Python misses one that comes between the prompt
        # and the first wait for a key, which no hand is quick enough for.
        time.sleep(_AFTER_THE_PROMPT)
        process.send_signal(signal.SIGINT)
    else:
        os.write(terminal, line)


def _text(written: bytes) -> str:
    return written.decode("utf-8", "backslashreplace").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    """Return what comes; nothing when the other side has ended, which Linux reports as an error, or says no more."""
    if not select.select([terminal], [], [], _SECONDS)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
