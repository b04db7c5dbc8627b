"""Long work shows how far it is: on a terminal, in one line that goes away."""

import sys
from time import monotonic

from bot import wording

# What is done sooner needs no line.
_PATIENCE = 1.0
_STEP = 0.2


class Progress:
    """Counts the documents that are read, or whatever else the sentence says."""

    def __init__(self, sentence: str = wording.READING) -> None:
        self._sentence = sentence
        self._next = monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, done: int, whole: int) -> None:
        """Show how many are done; take the line away when all are."""
        if sys.stderr is None or not sys.stderr.isatty():
            return
        if done == whole and self._shown:
            sys.stderr.write("\r\x1b[K")
        elif done < whole and monotonic() >= self._next:
            sys.stderr.write("\r\x1b[K" + self._sentence.format(done=done, whole=whole))
            self._shown, self._next = True, monotonic() + _STEP
        sys.stderr.flush()
