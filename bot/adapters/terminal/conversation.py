"""A conversation on a terminal: a question after the other, each understood from the one before."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from bot import wording
from bot.adapters.manners import was_a_question
from bot.adapters.terminal.notebook import HELPFUL, NOT_HELPFUL, Notebook, is_vote
from bot.adapters.terminal.render import render_more
from bot.adapters.terminal.why import told
from bot.assistant import Assistant
from bot.errors import StoreError
from bot.model import Answer

MORE, WHY, LEAVE = "/more", "/why", "quit"
_LEAVING = frozenset({LEAVE, "/quit", "exit", "/exit"})
# After these the next message is understood from the question before them.
_PASSING = ("smalltalk", "care")

Say = Callable[[str], None]


def converse(
    assistant: Assistant, show: Callable[[Answer], None], say: Say, notebook: Notebook, *, width: int | None = None
) -> None:
    """Answer until the person leaves: by `quit`, Ctrl-D or Ctrl-C."""
    say(wording.CONVERSATION.format(more=MORE, why=WHY, helpful=HELPFUL, not_helpful=NOT_HELPFUL, leave=LEAVE))
    answer: Answer | None = None
    previous: str | None = None
    misread: str | None = None
    for message in _messages():
        if message in (MORE, WHY):
            say(_about(answer, message, assistant, width))
            continue
        if is_vote(message):
            say(_said(notebook, message))
            continue
        meant = misread if misread and was_a_question(message) else None
        answer = assistant.ask(meant or message, previous, careful=not meant)
        answer = notebook.noted(answer, previous, careful=not meant)
        show(answer)
        misread = message if answer.status == "care" else None
        if answer.status not in _PASSING:
            previous = answer.topic


def _messages() -> Iterator[str]:
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 -- its presence lets a person edit the line; some systems have none

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    with suppress(EOFError, KeyboardInterrupt):
        while (message := input(wording.PROMPT).strip()).casefold() not in _LEAVING:
            if message:
                yield message


def _said(notebook: Notebook, vote: str) -> str:
    try:
        return notebook.vote(vote)
    except StoreError as error:
        return str(error)


def _about(answer: Answer | None, message: str, assistant: Assistant, width: int | None) -> str:
    if answer is None:
        return wording.NOTHING_YET
    if message == WHY:
        return told(answer, assistant.knowledge.library.profile)
    return render_more(answer.more, width=width) if answer.more else wording.NOTHING_MORE
