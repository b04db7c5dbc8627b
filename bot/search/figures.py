"""Whether a question asks for a figure, and whether a text has one: "how many", "how long", and an answer to it."""

import re

_ASKS = re.compile(
    r"""
    \bhow\s+(?:\w+\s+)?
      (?:many|much|long|early|late|soon|often|far|old|big|large|high|few|fast|quick(?:ly)?|expensive)\b
    | \b(?:what|which)\s+(?:percent|percentage|share|age|number|amount|odds)\b
    | 多少|几|多久|多长
    """,
    re.VERBOSE,
)
_TELLS = re.compile(
    r"""
    \d | [一二三四五六七八九十两]
    | \b(?:two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|dozen|hundred|thousand|once|twice|half
      |daily|weekly|monthly|annual(?:ly)?)\b
    """,
    re.VERBOSE,
)


def asks_for_figure(question: str) -> bool:
    """Tell whether a figure would answer a question."""
    return bool(_ASKS.search(question.casefold()))


def tells_figure(text: str) -> bool:
    """Tell whether a text has a figure, in digits or written out."""
    return bool(_TELLS.search(text.casefold()))
