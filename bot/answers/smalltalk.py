"""Whether a message asks nothing that can be looked up: a greeting, thanks, two question marks, an order to the bot."""

import re

from bot.answers.parts import asks
from bot.words import words

_TALK = frozenset(
    """
    hi hello hey hiya yo howdy greetings bye goodbye cheers ciao welcome sorry pls please
    thanks thank you thx ty tysm thankyou much appreciated great nice cool awesome perfect amazing wow yay lovely good
    ok okay k kk sure yes no yep nope yeah alright fine lol haha hahaha lmao hmm hm um uh oh ah
    test testing ping pong start menu info usage commands bot robot love suck sucks story bro
    that helped friend friends everyone all again so very a lot i u my your the me there anyone anybody
    """.split()  # noqa: SIM905 -- a list of words is read as a list of words
)
# Whole messages about the bot itself, and polite phrases that use words of any subject.
_ABOUT_US = re.compile(
    r"""\W*(?:(?:hi|hello|hey|ok(?:ay)?)\W+)?(?:
    (?:what|who)\s+(?:are|r)\s+(?:you|u) | what\s+(?:can|do)\s+(?:you|u)\s+do
    | who\s+(?:made|built|created|wrote)\s+(?:you|u)
    | how\s+(?:do|does)\s+(?:you|this|it)\s+work | help(?:\s+me)?
    | (?:are|r)\s+(?:you|u)\s+(?:a\s+)?(?:human|bot|real|there|an\s+ai)
    | (?:is\s+this|are\s+you)\s+(?:confidential|anonymous|private)
    | can\s+i\s+ask\s+(?:you\s+)?(?:something|a\s+question)
    | (?:just\s+)?(?:a\s+)?quick\s+question | tell\s+me\s+a\s+joke | how\s+are\s+(?:you|u)(?:\s+(?:doing|today))?
    | good\s+(?:morning|afternoon|evening|night|day|job|bot|work) | well\s+done | nice\s+(?:job|work)
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
# Orders are met like a greeting: the bot says what it can do, and does nothing else. Looked for in small letters.
_ORDER = re.compile(
    r"""
    \b(?:ignore|forget|disregard)\b[^.?!]{0,15}\b(?:previous|prior|above|all|your)\b
      [^.?!]{0,20}\b(?:instructions?|rules?|prompts?)\b
    | \bsystem\s+prompt\b | \bnew\s+instructions?\s*: | \byou\s+are\s+now\b | \brepeat\s+after\s+me\b
    | \bfrom\s+now\s+on\b[^.?!]{0,15}\b(?:answer|reply|respond|say|speak|write)\b
    | \bpretend\s+(?:to\s+be|you)\b | \bact\s+(?:as\s+if|like)\s+you\b
    | \b(?:print|reveal|show|give)\b[^.?!]{0,20}\b(?:your\s+(?:prompt|instructions?|rules?)|api\s+(?:key|token))\b
    """,
    re.VERBOSE,
)
# A message that calls everybody, or hides where its links lead, is an advertisement unless it asks something.
_MACHINERY = re.compile(r"@(?:everyone|here|channel)\b|<[@!#][^>\s]+>|\]\([^)]*\)", re.IGNORECASE)
# A long row of little words is a question about something, even if we know none of its words.
_LONGEST = 7


def is_smalltalk(question: str, name: str = "") -> bool:
    """Tell whether nothing in a message can be looked up; `name` is what the bot is called."""
    if _ORDER.search(question.casefold()) or _ABOUT_US.fullmatch(question):
        return True
    called = name.casefold().split()
    said = [word.surface.casefold() for word in words(question)]
    return len(said) <= _LONGEST and all(word in _TALK or word in called or len(word) == 1 for word in said)


def is_noise(message: str, question: str) -> bool:
    """Tell whether a message only makes noise: `question` is what cleaning left of it."""
    return bool(_MACHINERY.search(message)) and not asks(question)
