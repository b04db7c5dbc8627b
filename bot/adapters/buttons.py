"""The one grammar of button ids: a door writes a press into a button, and reads it when the button comes back.

An id carries all that is needed, so that a button works after every restart, for as long as its message stands.
"""

from dataclasses import dataclass
from enum import StrEnum

# The version stands in front: buttons of an older grammar are never misread.
_MARK = "signpost1"
_BETWEEN = ":"
# Discord takes 100 characters, Slack 255.
LONGEST = 100


class Verb(StrEnum):
    """What a button, a menu or a form asks for."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    REASON = "reason"
    WHY = "why"
    MORE = "more"
    FOLLOW_UP = "follow_up"
    RELATED = "related"
    SUGGEST = "suggest"
    WISH = "wish"
    SHARE = "share"
    SHARE_BOTH = "share_both"
    SHARE_ANSWER = "share_answer"
    SHARE_ME = "share_me"
    CANCEL = "cancel"
    REMOVE = "remove"
    FORGET = "forget"
    PRIVACY = "privacy"
    EXPORT = "export"
    DELETE = "delete"
    DELETE_SURE = "delete_sure"
    REVIEW = "review"
    REVIEW_ITEM = "review_item"
    REVIEW_DISMISS = "review_dismiss"
    REVIEW_REOPEN = "review_reopen"
    REVIEW_UNDO = "review_undo"
    REVIEW_TEACH = "review_teach"
    REVIEW_SAVE = "review_save"
    REVIEW_DROP = "review_drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What was asked for, about which exchange, and at which place of it.

    `owner` is a pseudonym that only fits one person and one exchange: what is theirs stays theirs, whatever is kept.
    Of what maintainers press, `exchange` names the item, `place` the version of it that they saw (a page, an act), and
    `owner` the passage or the draft.
    """

    verb: Verb
    exchange: str = ""
    place: int = 0
    owner: str = ""


def write(press: Press) -> str:
    """Write a press as the id of a button."""
    written = _BETWEEN.join((_MARK, press.verb, press.exchange, str(press.place), press.owner))
    if len(written) > LONGEST or _BETWEEN in press.exchange + press.owner:
        raise ValueError(f"{written} cannot be a button's id")
    return written


def read(written: str) -> Press | None:
    """Read the id of a button; None for what is none of ours."""
    parts = written.split(_BETWEEN)
    if len(parts) != len(("mark", "verb", "exchange", "place", "owner")) or parts[0] != _MARK:
        return None
    _, verb, exchange, place, owner = parts
    if verb not in set(Verb) or not place.isascii() or not place.isdigit():
        return None
    return Press(verb=Verb(verb), exchange=exchange, place=int(place), owner=owner)
