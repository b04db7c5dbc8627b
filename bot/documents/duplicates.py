"""The same text in two documents becomes one passage that names both: a reader gains nothing from reading it twice."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.model import Passage, Section, Sentence
from bot.words import words

# Runs of so many words tell a text from another on the same subject.
_RUN = 4
# From this share of common runs on, two texts are the same.
_SAME = 0.8
# A shorter text is told apart by nothing.
_LEAST = 8
# A run that stands in more passages is a manner of speaking.
_COMMON = 20

# In the order of the text, so that the same one of several is found each time.
_DENIALS = frozenset({"not", "no", "never", "none", "cannot", "without", "dont", "isnt", "wont", "nicht", "kein"})

_Runs = dict[int, None]


def collapse(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Drop what says the same as a passage of an earlier document, which names both then; ours repeat on purpose."""
    runs = {number: _runs(passage) for number, passage in enumerate(passages) if not passage.document.ours}
    places: dict[int, list[int]] = {}
    same: dict[int, list[int]] = {}
    dropped: set[int] = set()
    for number, mine in runs.items():
        first = _first_alike(number, mine, runs, places, passages)
        if first is None:
            for run in mine:
                places.setdefault(run, []).append(number)
        else:
            same.setdefault(first, []).append(number)
            dropped.add(number)
    return tuple(
        _with_sources(passage, [passages[twin] for twin in same.get(number, ())])
        for number, passage in enumerate(passages)
        if number not in dropped
    )


def _runs(passage: Passage) -> _Runs:
    stems = [word.stem for word in words(passage.text)]
    if len(stems) < _LEAST:
        return {}
    return dict.fromkeys(hash(tuple(stems[at : at + _RUN])) for at in range(len(stems) - _RUN + 1))


def _telling(passage: Passage) -> Counter[str]:
    """Return what makes another statement of the same words: figures, and words that deny."""
    return Counter(word.stem for word in words(passage.text) if word.stem[:1].isdigit() or word.stem in _DENIALS)


def _first_alike(
    number: int,
    mine: _Runs,
    runs: Mapping[int, _Runs],
    places: Mapping[int, Sequence[int]],
    passages: Sequence[Passage],
) -> int | None:
    shared = Counter(other for run in mine if len(found := places.get(run, ())) <= _COMMON for other in found)
    own = passages[number].document.key
    for other, _ in shared.most_common(3):
        if (
            _telling(passages[other]) == _telling(passages[number])
            and passages[other].document.key != own
            and len(mine.keys() & runs[other].keys()) >= _SAME * max(len(mine), len(runs[other]))
        ):
            return other
    return None


def _with_sources(passage: Passage, twins: Iterable[Passage]) -> Passage:
    """Let a passage rest on the places of its twins too, and be found by their questions."""
    also: list[Section] = []
    questions = list(passage.questions)
    for twin in twins:
        also += [place for place in twin.sentences[0].rests_on if place not in also]
        questions += [question for question in twin.questions if question not in questions]
    if not also:
        return passage
    sentences = tuple(
        Sentence(text=sentence.text, rests_on=(*sentence.rests_on, *also)) for sentence in passage.sentences
    )
    return replace(passage, sentences=sentences, questions=tuple(questions))
