"""What went wrong becomes a sentence for the person at the terminal, with the exit code that says whose turn it is."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb

import click

from bot import wording
from bot.adapters.terminal.mend import visible
from bot.errors import SettingsError, SignpostError

PROBLEM, WRONG_USAGE = 1, 2


def use_what_the_terminal_has(ctx: click.Context) -> None:
    """Write what the encoding of a terminal lacks as escapes, and colours only where they are welcome."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def told(error: Exception) -> click.ClickException | None:
    """Return the sentence for an error, or None for those that click itself knows how to tell."""
    if isinstance(error, click.ClickException | click.Abort | click.exceptions.Exit | BrokenPipeError):
        return None
    if isinstance(error, SignpostError):
        code = WRONG_USAGE if isinstance(error, SettingsError) else PROBLEM
        return _Sentence("\n".join(map(visible, str(error).split("\n"))), code)
    if isinstance(error, OSError):
        _let_go_of_output()
        return _Sentence(wording.REFUSED.format(reason=_refusal(error)), PROBLEM)
    # Somebody who develops Signpost wants to see it all.
    return None if sys.flags.dev_mode else _Sentence(_own_mistake(error), PROBLEM)


def _refusal(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"{reason}: {visible(os.fsdecode(error.filename))}" if isinstance(error.filename, str | bytes) else reason


def _own_mistake(error: Exception) -> str:
    last = extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}, line {last.lineno}"
    return wording.OWN_MISTAKE.format(kind=type(error).__name__, place=place)


class _Sentence(click.ClickException):
    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click declares it for classes only


def _let_go_of_output() -> None:
    """Write nothing more: what a full disk did not take would be tried again, and complained about, at the end."""
    if isinstance(sys.stdout, TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
