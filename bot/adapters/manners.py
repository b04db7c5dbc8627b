"""What a message is beside a question: bare thanks, which want no reply among others, and "it was a question"."""

import re

_THANKS = frozenset("thanks thank thx thankyou ty tysm cheers ta kudos".split())  # noqa: SIM905 -- read as a list
_BESIDE = frozenset(
    """
    you u so very much a lot many again all for the that this it was is helped help helps helpful great nice cool good
    awesome perfect amazing lovely appreciated answer info bot signpost ok okay
    """.split()  # noqa: SIM905 -- read as a list
)
_PRAISE = frozenset("ok okay great nice cool awesome perfect lol haha good lovely amazing wow yay k kk".split())  # noqa: SIM905
_WORD = re.compile(r"\w+")
# What the care reply offers to say if it was a misunderstanding.
_MISREAD = re.compile(r"\W*it was a\b.*\bquestion\W*", re.IGNORECASE)


def is_thanks(message: str) -> bool:
    """Tell whether a message only thanks or praises, so that a reply would be noise."""
    said = [word.casefold() for word in _WORD.findall(message)]
    if not said or "?" in message:
        return False
    return set(said) <= _PRAISE | {"bot"} or (not _THANKS.isdisjoint(said) and set(said) <= _THANKS | _BESIDE | _PRAISE)


def was_a_question(message: str) -> bool:
    """Tell whether somebody says that a cry for help was a question after all."""
    return _MISREAD.fullmatch(message) is not None
