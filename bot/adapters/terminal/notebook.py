"""What a conversation keeps: nothing until it is told to, by `--record` or by a vote."""

from typing import TYPE_CHECKING

from bot import wording
from bot.model import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.adapters.terminal.recording import Recorder
    from bot.record import Value

HELPFUL, NOT_HELPFUL, WITHDRAW = "/helpful", "/not-helpful", "/withdraw"
VOTES: "dict[str, Value | None]" = {HELPFUL: "helpful", NOT_HELPFUL: "not_helpful", WITHDRAW: None}
_VOTED = {
    "helpful": wording.VOTED,
    "not_helpful": wording.VOTED,
    "withdrawn": wording.WITHDRAWN,
    "gone": wording.ANSWER_GONE,
}
# A greeting or a call for care is not voted on.
_WITHOUT_VOTES = ("smalltalk", "care")


class Notebook:
    """Keeps the answers of a conversation, or only those that are voted on."""

    def __init__(self, recorder: "Callable[[], Recorder]", *, recording: bool) -> None:
        self._recorder, self._recording = recorder, recording
        self._last: Answer | None = None
        self._keep_last: Callable[[], Answer] | None = None

    def noted(self, answer: Answer, previous: str | None, *, careful: bool) -> Answer:
        """Return an answer as it is shown: with an id of its own if it is kept at once."""

        def keep() -> Answer:
            return self._recorder().keep(answer, previous, careful=careful)

        self._last = keep() if self._recording else answer
        self._keep_last = None if self._recording else keep
        return self._last

    def vote(self, typed: str) -> str:
        """Vote on the last answer, with what was typed after the command as the reason; say what became of it."""
        command, _, comment = typed.partition(" ")
        if self._last is None or self._last.status in _WITHOUT_VOTES:
            return wording.NO_VOTE
        if self._keep_last and command == WITHDRAW:
            return wording.NOT_VOTED
        if self._keep_last:
            self._last, self._keep_last = self._keep_last(), None
        became = self._recorder().vote(self._last.id, VOTES[command])
        if comment and became in ("helpful", "not_helpful"):
            self._recorder().explain(self._last.id, comment)
        return _VOTED[became]


def is_vote(typed: str) -> bool:
    """Tell a vote from a question."""
    return typed.partition(" ")[0] in VOTES
