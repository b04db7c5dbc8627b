"""`signpost ask`: where the questions come from and where the answers go."""

import shutil
import sys
from time import perf_counter
from typing import TYPE_CHECKING, BinaryIO

import click

from bot.adapters.terminal.answer_json import asked, line

if TYPE_CHECKING:
    from bot.adapters.terminal.answer_json import Keep
    from bot.adapters.terminal.notebook import Notebook
    from bot.assistant import Assistant
    from bot.model import Answer

# What the cleaning of a question looks at is far less.
_LONGEST_INPUT = 1_000_000
# Text for a person is not needed where JSON is asked for, nor the other way round.
# ruff: noqa: PLC0415


def check_usage(question: tuple[str, ...], batch: BinaryIO | None, *, as_json: bool) -> None:
    """Refuse options that contradict each other."""
    if batch and question:
        raise click.UsageError("--batch takes the place of a QUESTION.")
    if batch and not as_json:
        raise click.UsageError("--batch writes JSON: add --json.")
    if as_json and not batch and not question and is_terminal():
        raise click.UsageError("--json needs a QUESTION, or --batch.")


def is_terminal() -> bool:
    """Tell whether a person is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask_once(
    assistant: "Assistant", question: tuple[str, ...], *, as_json: bool, why: bool, keep: "Keep | None" = None
) -> None:
    """Answer one question; without one, what comes on standard input."""
    text = " ".join(question) if question else _standard_input()
    if as_json:
        click.echo(line(asked(assistant, text, why=why, keep=keep)))
        return
    begin = perf_counter()
    answer = assistant.ask(text)
    _show(assistant, answer, why=why)
    if keep:
        keep(answer, elapsed_ms=(perf_counter() - begin) * 1000)


def ask_batch(assistant: "Assistant", stream: BinaryIO, *, why: bool, keep: "Keep | None" = None) -> bool:
    """Answer a line with a line, each as soon as it is there; tell whether all of them could be used."""
    from bot.adapters.terminal.batch import answers

    complete = True
    for answer in answers(assistant, stream, why=why, keep=keep):
        complete = complete and "error" not in answer
        click.echo(line(answer))
    return complete


def converse(assistant: "Assistant", notebook: "Notebook", *, why: bool) -> None:
    """Answer a person until they leave."""
    from bot.adapters.terminal import conversation

    def show(answer: "Answer") -> None:
        click.echo()
        _show(assistant, answer, why=why)
        click.echo()

    conversation.converse(assistant, show, click.echo, notebook, width=_width())


def _show(assistant: "Assistant", answer: "Answer", *, why: bool) -> None:
    from bot.adapters.terminal.render import render

    click.echo(render(answer, width=_width()))
    if why:
        from bot.adapters.terminal.why import told

        click.echo(f"\n{told(answer, assistant.knowledge.library.profile)}")


def _width() -> int | None:
    is_screen = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if is_screen else None


def _standard_input() -> str:
    if sys.stdin is None:
        raise click.UsageError("Give a QUESTION.")
    return sys.stdin.buffer.read(_LONGEST_INPUT).decode("utf-8", "replace")
