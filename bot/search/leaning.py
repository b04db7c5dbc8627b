"""Whether a question sounds like what the knowledge answers or like what it leaves out, told by words and their pairs.

Naive Bayes over the listed questions. Two questions may share every rare word and still ask for different things: how
long a loaf bakes, and how much it costs. Little words and their order tell them apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log, sqrt, tanh

from bot.model import Passage
from bot.words import Word, pairs, words

# What stands in fewer questions than this says more about their writer than about what is asked.
FEWEST = 3
# Counted beside what was met, so that what stands on one side only is not taken for proof.
UNMET = 0.5


class Leaning:
    """How much more often words and pairs of words stand in answered questions than in those of known gaps."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        covered = _counted(question for passage in passages if not passage.gap for question in passage.questions)
        left_out = _counted(question for passage in passages if passage.gap for question in passage.questions)
        met = covered + left_out if covered and left_out else Counter[str]()
        even = log((left_out.total() + 1) / (covered.total() + 1))
        self._odds = {
            said: log((covered[said] + UNMET) / (left_out[said] + UNMET)) + even
            for said, count in met.items()
            if count >= FEWEST
        }

    def of(self, *texts: str) -> float:
        """Return how a question leans: 1 towards what is answered, -1 towards what is left out, 0 if it does not."""
        said = [*chain.from_iterable(_said(words(text)) for text in texts)]
        odds = sum(self._odds.get(one, 0.0) for one in said)
        return tanh(odds / sqrt(max(1, len(said))) / 2)


def _counted(questions: Iterable[str]) -> Counter[str]:
    """Count in how many questions each word and pair stands."""
    return Counter(chain.from_iterable(frozenset(_said(words(question))) for question in questions))


def _said(every: Sequence[Word]) -> list[str]:
    """Return the informative words of a text and the pairs of neighbours, little words included."""
    return [*(word.stem for word in every if not word.stop), *pairs(every)]
