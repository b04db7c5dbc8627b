"""Whether somebody is in danger, or strained: read generously, because a needless kind word costs little."""

import re
from enum import Enum

_I = r"\b(?:i|i'?m|i am|i'?ve|we)\b"
_NOT = r"(?:can\s?no?t|can'?t|cannot|could\s?n'?t|do\s?n'?t|dont|am not able to|not able to|no longer)"

_DANGER = re.compile(
    rf"""
    \bsuicid\w* | \bself[\s-]?harm\w*
    | \b(?:kill|hurt|harm|cut|hang|drown)(?:ing)?\s+my\s?self\b
    | \b(?:end|ending|take|taking)\s+(?:my\s+(?:own\s+)?life|it\s+all)\b
    | \b(?:want|wanna|wish|going|rather|ready|better\s+off)\b[^.?!]{{0,25}}
      \b(?:die|dead|be\s+dead|disappear\s+for\s?ever)\b
    | \b(?:do\s?n'?t|dont|not)\s+(?:want|wanna)\s+(?:to\s+)?(?:live|be\s+(?:here|alive)|exist|wake\s+up)\b
    | \b(?:no|any|the)\s+(?:reason|point)\s+(?:to|in)\s+(?:live|living|go\s+on|going\s+on|be(?:ing)?\s+alive)\b
    | \b(?:no|not|n'?t|dont)\b[^.?!]{{0,25}}\bway\s+out\b
    | {_NOT}\s+(?:take|do|bear|stand|handle|cope\s+with)\s+(?:it|this|that|life)
      \s+(?:any\s?more|any\s+longer|no\s+more)\b
    | {_NOT}\s+(?:go|carry|keep)\s+on\b(?!\s+(?:with|to|about)\s+(?:a|the|my)\b)
    | {_NOT}\s+cope\s+(?:any\s?more|any\s+longer)\b
    | \bbetter\s+off\s+without\s+me\b | \bno\s?(?:body|\s+one)\s+would\s+(?:miss|notice)\b[^.?!]{{0,20}}\b(?:me|gone)\b
    | \bgive\s+up\s+on\s+life\b | \blife\s+is(?:n'?t|\s+not)\s+worth\b | \bworth\s+living\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

_STRAIN = re.compile(
    rf"""
    \bburn(?:ed|t|ing)?[\s-]?out\b | \bexhaust(?:ed|ion)\b
    | \bguilt(?:y)?\b | \bashamed\b
    | \bdepress(?:ed|ion)\b | \banxi(?:ous|ety)\b | \bpanic\b | \boverwhelm(?:ed|ing)\b | \bmiserable\b | \bhopeless\b
    | \bdespair\w*\b | \bdesperate(?:ly)?\b | \blonely\b | \bloneliness\b
    | \b(?:breaking|broken)\s+down\b | \bbreakdown\b
    | \bcry(?:ing)?\s+(?:every|all|at|in|myself)\b | {_I}\s+(?:keep\s+)?crying\b
    | \bbull(?:y|ied|ying)\b | \bharass(?:ed|ment|ing)?\b | \babus(?:e|ed|ive)\b | \bscream(?:s|ed|ing)?\s+at\s+me\b
    | \b(?:hates?|threaten(?:s|ed|ing)?|humiliat(?:es|ed|ing))\s+me\b
    | \b(?:have\s?n'?t|can\s?n?'?t|cannot|unable\s+to|barely)\s+(?:sle(?:ep|pt)|eat(?:en)?)\b | \bsleepless\b
    | \bconflict\s+with\s+my\b | \bfight(?:ing|s)?\s+with\s+my\b
    | \bis\s+something\s+wrong\s+with\s+me\b
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
    plain = text.replace("\u2019", "'")
    if _DANGER.search(plain):
        return Need.CARE
    return Need.KINDNESS if _STRAIN.search(plain) else Need.NONE
