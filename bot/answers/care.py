"""Whether somebody is in danger, or strained: read generously, because a needless kind word costs little."""

import re
from enum import Enum

# All of these look at small letters only: a message is read through three times faster so.
# Turns of phrase that sound like danger and are not; taken out before anything is looked for.
_IDIOM = re.compile(
    r"""
    \b(?!(?:commit|attempt|consider|contemplat|plan|think|about|assisted|by|of|to|a|the|my|his|her|and|is|was)\w*\s)\w+\s+suicide\b
    | \bsuicide\s+(?:mission|squad|prevention|research|statistics)\b | \bdeath\s+(?:knell|march|valley|spiral|trap)\b
    | \bdead(?:line|lines|wood|weight|lock)\b | \bdead[\s-]end\b | \bto\s+die\s+for\b | \bdie[\s-]hard\b | \bdie\s+out\b
    | \bkill(?:s|ed|ing)?\s+(?:my|the|your|his|her|their|our|any|all)\s+(?:\w+\s+)?
      (?:chances?|motivation|vibe|joy|project|idea|time|options?|prospects?)\b
    """,
    re.VERBOSE,
)
# Where a cry ends: "I can't do this anymore" is one, "I can't do it anymore without a raise" asks about a raise.
_ENDS = (
    r"(?=\s*(?:$|[.,;:!?…\-\u2013\u2014)]|(?:and|but|so|because|i|i'?m|im|pls|please|help|tbh|honestly|like\s+this)\b))"
)
_CANNOT = r"(?:can\s?not|can'?t|could\s?n'?t|not\s+able\s+to|no\s+longer)"
_NOT = r"(?:\bno|\bnot|n'?t|\bdont)\b"
_LONGER = r"(?:any\s?more|any\s+longer|no\s+more)"
_ONESELF = r"(?:my|him|her|your|them|one)\s?sel(?:f|ves)"

# Where a word begins is told once for all: so a message is read through quickly.
_DANGER = re.compile(
    rf"""
    \b(?:
      suicid\w* | self[\s-]?harm\w* | unaliv\w* | kms\b | overdos\w+
    | (?:kill|hurt|harm|hang|drown|end|shoot|poison)(?:s|ed|ing)?\s+{_ONESELF}\b(?!\s+(?:by|with|in\s+the\s+foot))
    | cut(?:ting)?\s+(?:my\s?self(?!\s+(?:off|out|from|loose|some))|again)\b
    | (?:took|take|taken|swallow\w*)\s+(?:too\s+many|all\s+the|all\s+my)\s+pills\b
    | (?:end|ending|take|taking|took)\s+(?:my|his|her|their)\s+(?:own\s+)?life\b{_ENDS}
    | (?:end|ending)\s+(?:it\s+all|things)\b{_ENDS} | (?:just|better|rather|wanna|to)\s+end\s+it\b{_ENDS}
    | (?:(?:want|wanna|wish)\b|i\b[^.?!]{{0,15}}\b(?:going|rather|ready|better\s+off)\b|easier\b)[^.?!]{{0,30}}
      \b(?:to\s+die|i\s+die|was\s+dead|were\s+dead|be\s+dead|die|dead|disappear\s+for\s?ever)\b{_ENDS}
    | (?:want|wanna)\s+(?:to\s+)?(?:stop\s+(?:existing|living)|not\s+(?:exist|be\s+alive|be\s+here))\b
    | not\s+wake\s+up\b | never\s+wake\s+up\b | (?:if|when)\s+i\s+(?:died|was\s+gone|were\s+gone|wasn'?t\s+here)\b
    | think(?:ing)?\s+(?:about|of)\s+(?:death|dying|ending)\b | tired\s+of\s+(?:living|life|being\s+alive)\b
    | (?:no|any|the)\s+(?:reason|point)\s+(?:to|in|of)\s+(?:keep\s+)?
      (?:live|living|go\s+on|going\s+on|be(?:ing)?\s+alive)\b
    | no\s+way\s+out\b(?:\s+(?:of\s+(?:this|it|here)|for\s+me)|{_ENDS})
    | nothing\s+to\s+live\s+for\b | want\s+it\s+all\s+to\s+end\b | i\s+(?:just\s+)?want\s+to\s+disappear\b{_ENDS}
    | better\s+off\s+without\s+me\b | no\s?(?:body|\s+one)\s+would\s+(?:miss|notice)\b[^.?!]{{0,20}}\b(?:me|gone)\b
    | give\s+up\s+on\s+life\b | life\s+is(?:n'?t|\s+not)\s+worth\b | worth\s+living\b
    | {_CANNOT}\s+
      (?: (?:take|do|bear|stand|handle|cope\s+with)\s+(?:it|this|that|life)\s+{_LONGER}{_ENDS}
        | {_LONGER}{_ENDS} | (?:keep|go\s+on)\s+(?:living|like\s+this)\b | live\s+(?:like\s+this|{_LONGER})
        | (?:go|carry|keep)\s+on{_ENDS} | cope\s+{_LONGER} | keep\s+going{_ENDS}
      )
    | je\s+veux\s+mourir\b | quiero\s+morir\b | ich\s+will\s+(?:sterben|nicht\s+mehr\s+leben)\b
    | (?:selbstmord|suizid|suicidarme|matarme|me\s+tuer)\b | voglio\s+morire\b | quero\s+morrer\b
    )
    | {_NOT}
      (?: \s+(?:want|wanna)\s+(?:to\s+)?(?:live|be\s+(?:here|alive)|exist|wake\s+up)(?:\b{_ENDS}|\s+{_LONGER})
        | [^.?!]{{0,25}}\bway\s+out\b(?:\s+(?:of\s+(?:this|it|here)|for\s+me|{_LONGER})|{_ENDS})
      )
    | 想死 | 自杀 | 自殺 | 死にたい | 죽고\s?싶 | хочу\s+умереть
    """,
    re.VERBOSE,
)

# Asked in general ("is anxiety common?") these are questions; said of oneself they are strain.
_OF_ONESELF = re.compile(r"\b(?:i|i'?m|im|i'?ve|ive|i'?ll|me|my|myself)\b")
_STRAIN = re.compile(
    r"""
    \bburn(?:ed|t|ing)?[\s-]?out\b | \bexhaust(?:ed|ion)\b | \bdrained\b | \bstressed\b | \bstruggling\b
    | \bguilt(?:y)?\b | \bashamed\b | \bworthless\b | \blike\s+a\s+(?:failure|fraud)\b | \bimpost[eo]r\b | \btrapped\b
    | \bdepress(?:ed|ion|ing)\b | \banxi(?:ous|ety)\b | \bpanic\b | \boverwhelm(?:ed|ing)\b | \bmiserable\b
    | \bhopeless\b | \bdespair\w*\b | \bdesperate(?:ly)?\b | \blonely\b | \bloneliness\b | \bmental\s+health\b
    | \b(?:breaking|broken)\s+down\b | \bbreakdown\b
    | \bcry(?:ing)?\s+(?:every|all|at|in|myself)\b | \bcrying\b | \bmakes?\s+me\s+cry\b
    | \bbull(?:y|ied|ying|ies)\b | \bharass(?:ed|ment|ing|es)?\b | \babus(?:e|ed|ive|es)\b
    | \b(?:scream|yell|shout)(?:s|ed|ing)?\s+at\s+me\b | \btouch(?:ed|es|ing)\s+me\b
    | \b(?:hates?|threaten(?:s|ed|ing)?|humiliat(?:es|ed|ing)|insult(?:s|ed|ing)?)\s+me\b
    | \bi\s+hate\s+(?:my|it|this)\b
    | \b(?:have\s?n'?t|can\s?n?'?t|cannot|unable\s+to|barely)\s+(?:sle(?:ep|pt)|eat(?:en)?)\b | \bsleepless\b
    | \bconflict\s+with\s+my\b | \bfight(?:ing|s)?\s+with\s+my\b | \bis\s+something\s+wrong\s+with\s+me\b
    """,
    re.VERBOSE,
)


class Need(Enum):
    """What a message asks for besides an answer."""

    NONE = "none"
    KINDNESS = "kindness"
    CARE = "care"


def need(text: str) -> Need:
    """Tell whether a message speaks of danger (care alone) or of strain (a kind word, then the answer)."""
    plain = _IDIOM.sub(" ", text.replace("\u2019", "'").casefold())
    if _DANGER.search(plain):
        return Need.CARE
    return Need.KINDNESS if _OF_ONESELF.search(plain) and _STRAIN.search(plain) else Need.NONE
