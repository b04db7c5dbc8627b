"""Whether a message asks nothing that can be looked up: a greeting, thanks, two question marks, an order to the bot."""

import re

from bot.answers.parts import asks
from bot.words import words

_TALK = frozenset(
    """
    hi hello hey hiya yo howdy greetings good morning afternoon evening night day bye goodbye cheers ciao
    thanks thank you thx ty tysm thankyou much appreciated great nice cool awesome perfect amazing wow yay lovely
    ok okay k kk sure yes no yep nope yeah alright fine right lol haha hahaha lmao hmm hm um uh oh ah
    test testing ping pong help start menu info usage commands bot robot signpost
    who what are you can do how does this work is it there anyone anybody please so very a lot the me i u my your
    for that all again friend friends everyone folks guys team again well done job sorry pls welcome
    """.split()  # noqa: SIM905 -- a list of words is read as a list of words
)
# Orders are met like a greeting: the bot says what it can do, and does nothing else.
_ORDER = re.compile(
    r"""
    \b(?:ignore|forget|disregard)\b[^.?!]{0,15}\b(?:previous|prior|above|all|your)\b
      [^.?!]{0,20}\b(?:instructions?|rules?|prompts?)\b
    | \bsystem\s+prompt\b | \bnew\s+instructions?\b | \byou\s+are\s+now\b | \bfrom\s+now\s+on\b
    | \brepeat\s+after\s+me\b | \bpretend\s+(?:to\s+be|you)\b | \bact\s+(?:as\s+if|like)\s+you\b
    | \b(?:print|reveal|show|give)\b[^.?!]{0,20}\b(?:your\s+(?:prompt|instructions?|rules?)|api\s+(?:key|token))\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What is mostly links, mentions and markup is an advertisement, unless it asks something.
_LEAST_SAID = 0.6
# A long row of little words is a question about something, even if we know none of its words.
_LONGEST = 7


def is_smalltalk(question: str) -> bool:
    """Tell whether nothing in a message can be looked up."""
    if _ORDER.search(question):
        return True
    said = [word.surface.casefold() for word in words(question)]
    return len(said) <= _LONGEST and all(word in _TALK or len(word) == 1 for word in said)


def is_noise(message: str, question: str) -> bool:
    """Tell whether most of a message was machinery: `question` is what cleaning left of it."""
    return len(question) < _LEAST_SAID * len(message.strip()) and not asks(question)
