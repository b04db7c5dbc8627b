"""Whether somebody is in danger, or strained: read generously, because a needless kind word costs little."""

import re
from enum import Enum

# Turns of phrase that sound like danger and are not; taken out before anything is looked for.
_IDIOM = re.compile(
    r"""
    \b(?!(?:commit|attempt|consider|contemplat|plan|think|about|assisted|by|of|to|a|the|my|his|her|and|is|was)\w*\s)\w+\s+suicide\b
    | \bsuicide\s+(?:mission|squad|prevention|research|statistics)\b | \bdeath\s+(?:knell|march|valley|spiral|trap)\b
    | \bdead(?:line|lines|wood|weight|lock)\b | \bdead[\s-]end\b | \bto\s+die\s+for\b | \bdie[\s-]hard\b | \bdie\s+out\b
    | \bkill(?:s|ed|ing)?\s+(?:my|the|your|his|her|their|our|any|all)\s+(?:\w+\s+)?
      (?:chances?|motivation|vibe|joy|project|idea|time|options?|prospects?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Where a cry ends: "I can't do this anymore" is one, "I can't do it anymore without a raise" asks about a raise.
_ENDS = (
    r"(?=\s*(?:$|[.,;:!?…\-\u2013\u2014)]|(?:and|but|so|because|i|i'?m|im|pls|please|help|tbh|honestly|like\s+this)\b))"
)
_CANNOT = r"(?:can\s?not|can'?t|could\s?n'?t|not\s+able\s+to|no\s+longer)"
_NOT = r"(?:\bno|\bnot|n'?t|\bdont)\b"
_LONGER = r"(?:any\s?more|any\s+longer|no\s+more)"
_ONESELF = r"(?:my|him|her|your|them|one)\s?sel(?:f|ves)"

_DANGER = re.compile(
    rf"""
    \bsuicid\w* | \bself[\s-]?harm\w* | \bunaliv\w* | \bkms\b | \boverdos\w+
    | \b(?:kill|hurt|harm|hang|drown|end|shoot|poison)(?:s|ed|ing)?\s+{_ONESELF}\b(?!\s+(?:by|with|in\s+the\s+foot))
    | \bcut(?:ting)?\s+(?:my\s?self(?!\s+(?:off|out|from|loose|some))|again)\b
    | \b(?:took|take|taken|swallow\w*)\s+(?:too\s+many|all\s+the|all\s+my)\s+pills\b
    | \b(?:end|ending|take|taking|took)\s+(?:my|his|her|their)\s+(?:own\s+)?life\b{_ENDS}
    | \b(?:end|ending)\s+(?:it\s+all|things)\b{_ENDS} | \b(?:just|better|rather|wanna|to)\s+end\s+it\b{_ENDS}
    | (?:\b(?:want|wanna|wish)\b|\bi\b[^.?!]{{0,15}}\b(?:going|rather|ready|better\s+off)\b|\beasier\b)[^.?!]{{0,30}}
      \b(?:to\s+die|i\s+die|was\s+dead|were\s+dead|be\s+dead|die|dead|disappear\s+for\s?ever)\b{_ENDS}
    | \b(?:want|wanna)\s+(?:to\s+)?(?:stop\s+(?:existing|living)|not\s+(?:exist|be\s+alive|be\s+here))\b
    | {_NOT}\s+(?:want|wanna)\s+(?:to\s+)?(?:live|be\s+(?:here|alive)|exist|wake\s+up)\b{_ENDS}
    | {_NOT}\s+(?:want|wanna)\s+(?:to\s+)?(?:live|be\s+(?:here|alive)|exist|wake\s+up)\s+{_LONGER}
    | \bnot\s+wake\s+up\b | \bnever\s+wake\s+up\b | \b(?:if|when)\s+i\s+(?:died|was\s+gone|were\s+gone|wasn'?t\s+here)\b
    | \bthink(?:ing)?\s+(?:about|of)\s+(?:death|dying|ending)\b | \btired\s+of\s+(?:living|life|being\s+alive)\b
    | \b(?:no|any|the)\s+(?:reason|point)\s+(?:to|in|of)\s+(?:keep\s+)?
      (?:live|living|go\s+on|going\s+on|be(?:ing)?\s+alive)\b
    | {_NOT}[^.?!]{{0,25}}\bway\s+out\b(?:\s+(?:of\s+(?:this|it|here)|for\s+me|{_LONGER})|{_ENDS})
    | \bno\s+way\s+out\b(?:\s+(?:of\s+(?:this|it|here)|for\s+me)|{_ENDS})
    | {_CANNOT}\s+(?:take|do|bear|stand|handle|cope\s+with)\s+(?:it|this|that|life)\s+{_LONGER}{_ENDS}
    | {_CANNOT}\s+{_LONGER}{_ENDS} | {_CANNOT}\s+(?:keep|go\s+on)\s+(?:living|like\s+this)\b
    | {_CANNOT}\s+live\s+(?:like\s+this|{_LONGER})
    | {_CANNOT}\s+(?:go|carry|keep)\s+on{_ENDS} | {_CANNOT}\s+cope\s+{_LONGER}
    | \bnothing\s+to\s+live\s+for\b | \bwant\s+it\s+all\s+to\s+end\b | \bi\s+(?:just\s+)?want\s+to\s+disappear\b{_ENDS}
    | {_CANNOT}\s+keep\s+going{_ENDS}
    | \bbetter\s+off\s+without\s+me\b | \bno\s?(?:body|\s+one)\s+would\s+(?:miss|notice)\b[^.?!]{{0,20}}\b(?:me|gone)\b
    | \bgive\s+up\s+on\s+life\b | \blife\s+is(?:n'?t|\s+not)\s+worth\b | \bworth\s+living\b
    | \bje\s+veux\s+mourir\b | \bquiero\s+morir\b | \bich\s+will\s+(?:sterben|nicht\s+mehr\s+leben)\b
    | \b(?:selbstmord|suizid|suicidarme|matarme|me\s+tuer)\b | \bvoglio\s+morire\b | \bquero\s+morrer\b
    | 想死 | 自杀 | 自殺 | 死にたい | 죽고\s?싶 | хочу\s+умереть
    """,
    re.IGNORECASE | re.VERBOSE,
)

# Asked in general ("is anxiety common?") these are questions; said of oneself they are strain.
_OF_ONESELF = re.compile(r"\b(?:i|i'?m|im|i'?ve|ive|i'?ll|me|my|myself)\b", re.IGNORECASE)
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
    re.IGNORECASE | re.VERBOSE,
)


class Need(Enum):
    """What a message asks for besides an answer."""

    NONE = "none"
    KINDNESS = "kindness"
    CARE = "care"


def need(text: str) -> Need:
    """Tell whether a message speaks of danger (care alone) or of strain (a kind word, then the answer)."""
    plain = _IDIOM.sub(" ", text.replace("\u2019", "'"))
    if _DANGER.search(plain):
        return Need.CARE
    return Need.KINDNESS if _OF_ONESELF.search(plain) and _STRAIN.search(plain) else Need.NONE
