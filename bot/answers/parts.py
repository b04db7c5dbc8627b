"""The questions in a message: a story is understood by what it asks, two questions are answered in order."""

import re
from typing import NamedTuple

from bot.words import words

# More than three questions at once are taken together: nobody would read the answers one by one.
MOST_PARTS = 3

# A full stop ends a sentence in chat whatever follows, except after the abbreviations that people type.
_SENTENCE_END = re.compile(
    r"(?<=[.?!…])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\betc\.)(?<!\bdr\.)(?<!\bprof\.)(?<!\bcf\.)[\"')\]]*\s+(?=[^\s?!.)])",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"""^\W*(?:and|but|so|or|also|ok|okay|well|then|plus|hi|hello|hey|please|basically|honestly|now|my\s+question\s+is)?\W*
    (?:who|what|whats|what's|when|where|why|which|whose|how|hows|is|isn't|are|aren't|am|was|were|do|does|did|don't|doesn't
    |can|could|should|would|will|won't|has|have|may|might|any|anyone|wondering|tell|explain|advice|thoughts)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Many ask without a question: "I am wondering whether ...", "I'd like some advice on ...".
_ASKS_INDIRECTLY = re.compile(
    r"""\b(?:i(?:['\u2019]?m|\s+am|\s+was|['\u2019]ve\s+been|\s+have\s+been)?\s+(?:just\s+|also\s+|really\s+|now\s+)?wonder(?:ing)?
    |i(?:['\u2019]?m|\s+am)\s+(?:just\s+|also\s+|really\s+)?(?:curious|(?:not\s+sure|unsure|undecided)\s+(?:whether|if|about))
    |i(?:['\u2019]?d|\s+would)\s+(?:really\s+)?(?:like|love|appreciate)\s+(?:to\s+(?:know|hear|understand)|some|any|your|advice)
    |(?:i\s+)?(?:need|want|looking\s+for|seeking)\s+(?:some\s+|your\s+|any\s+)?(?:advice|guidance|to\s+know)
    |my\s+(?:main\s+|big\s+|only\s+)?question\s+is)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "and do I have to teach" after a first question is a second one.
_SECOND = re.compile(
    r"[,;]?\s+(?:and|but)\s+(?:also\s+)?(?=(?:who|what|when|where|why|which|how|is|are|do|does|did|can|could|should|would|will)\s)",
    re.IGNORECASE,
)
# "My oven is broken, can I bake" tells something before it asks; "after a night in the fridge, can I bake" does not.
_TELLS = re.compile(
    r"""^(?!\W*(?:if|when|after|before|as|for|in|with|without|at|on|to|from|since|because|given|considering|while|once)\b)
    (?P<told>[^,;?]+)[,;]\s+(?=(?:so\s+|but\s+)?
    (?:what|when|where|why|which|how|is|are|do|does|did|can|could|should|would|will)\s)""",
    re.IGNORECASE | re.VERBOSE,
)
# A question without an informative word of its own leans on the one before.
_LEAST_WORDS = 1
_ENOUGH_WORDS = 2
# With so few it says what is asked and not of what ("And what were the main reasons?").
_SHORT = 2


class Part(NamedTuple):
    """One question of a message, and the words around it."""

    question: str
    context: str = ""


def parts(message: str) -> tuple[Part, ...]:
    """Return the questions of a message in order; a message that asks nothing outright is one question."""
    sentences = [
        clause for sentence in _SENTENCE_END.split(message) if sentence.strip() for clause in _told_and_asked(sentence)
    ]
    asking = [sentence for sentence in sentences if asks(sentence)]
    story = " ".join(sentence for sentence in sentences if sentence not in asking)
    if not asking:
        return (Part(message),)
    questions = _joined([clause for sentence in asking for clause in _SECOND.split(sentence)])
    if len(questions) > MOST_PARTS:
        return (Part(message),)
    befores = ["", *questions]
    return tuple(
        Part(question, _around(question, story, before)) for question, before in zip(questions, befores, strict=False)
    )


def asks(sentence: str) -> bool:
    """Tell whether a sentence is a question, with or without its mark."""
    return (
        sentence.rstrip("\"')] ").endswith(("?", "\uff1f"))
        or begins_as_question(sentence)
        or bool(_ASKS_INDIRECTLY.search(sentence))
    )


def begins_as_question(sentence: str) -> bool:
    """Tell whether a sentence begins with a question word or its verb."""
    return bool(_ASKS.match(sentence))


def _around(question: str, story: str, before: str) -> str:
    """Return the words around a question: the story, and for a short one the question before, on which it may lean."""
    return f"{story} {before}".strip() if _own(question) <= _SHORT else story


def _told_and_asked(sentence: str) -> list[str]:
    """Part what a sentence tells from what it then asks."""
    tells = None if begins_as_question(sentence) else _TELLS.match(sentence)
    clauses = [tells["told"], sentence[tells.end() :]] if tells else [sentence]
    # "I'm not sure, are you?" asks nothing by itself.
    return clauses if all(_own(clause) >= _ENOUGH_WORDS for clause in clauses) else [sentence]


def _own(clause: str) -> int:
    """Count the informative words of a clause."""
    return sum(not word.stop for word in words(clause))


def _joined(clauses: list[str]) -> list[str]:
    """Keep what leans on the clause before together with it ("Is it hard? And why?")."""
    questions: list[str] = []
    for clause in clauses:
        if questions and _own(clause) < _LEAST_WORDS:
            questions[-1] = f"{questions[-1]} {clause}"
        else:
            questions.append(clause)
    if len(questions) > 1 and _own(questions[0]) < _LEAST_WORDS:
        questions[:2] = [f"{questions[0]} {questions[1]}"]
    return questions
