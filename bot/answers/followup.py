"""A question that leans on the one before ("and the other one?"), completed from it."""

import re
from collections.abc import Sequence

from bot.answers.sides import mentions
from bot.model import Side
from bot.words import words

_LEANS = re.compile(
    r"^\W*(?:and|but|so|ok(?:ay)?|also|or|what\s+about|how\s+about|what\s+if|why|how\s+so|same|then|for|in|at|with)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these|there|one|ones|same|instead)\b", re.IGNORECASE)
# A message with more to say than this stands on its own.
_FEW_WORDS = 3
_SHORT = 12


def leans(question: str) -> bool:
    """Tell whether a question cannot be understood without the one before."""
    every = words(question)
    own = sum(not word.stop for word in every)
    if own <= 1:
        return True
    return own <= _FEW_WORDS and len(every) <= _SHORT and bool(_LEANS.search(question) or _POINTS_BACK.search(question))


def completed(question: str, previous: str, sides: Sequence[Side]) -> str:
    """Return the question with what it leaves out taken from the previous one."""
    before = previous.rstrip(" ?.!")
    new = mentions(question, sides)
    old = mentions(before, sides)
    own = [word for word in words(question) if not word.stop]
    only_a_side = bool(new) and len(own) <= len(new[0][1].split())
    if only_a_side and len({side.label for side, _ in old}) == 1 and old[0][0] != new[0][0]:
        return re.sub(rf"\b{re.escape(old[0][1])}\b", new[0][1], before, count=1, flags=re.IGNORECASE) + "?"
    return f"{before} — {_LEANS.sub('', question).strip(' ,') if only_a_side else question.strip()}"
