"""What somebody is asked to write: a question that follows up, and what was wrong with an answer."""

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Choice, Field, Form
from bot.store.votes import LONGEST_COMMENT

TEXT, REASON, COMMENT = "text", "reason", "comment"


def follow_up(exchange: str) -> Form:
    """Ask for a follow-up question."""
    asked = Field(name=TEXT, label=wording.FOLLOW_UP_FIELD, note=wording.FOLLOW_UP_NOTE)
    return Form(title=wording.FOLLOW_UP_TITLE, press=Press(verb=Verb.FOLLOW_UP, exchange=exchange), fields=(asked,))


def reason(exchange: str) -> Form:
    """Ask what was wrong; nothing has to be said."""
    choice = Choice(name=REASON, label=wording.REASON_FIELD, options=wording.REASONS)
    comment = Field(
        name=COMMENT,
        label=wording.REASON_COMMENT,
        note=wording.REASON_COMMENT_NOTE,
        longest=LONGEST_COMMENT,
        required=False,
    )
    press = Press(verb=Verb.REASON, exchange=exchange)
    return Form(title=wording.REASON_TITLE, note=wording.REASON_NOTE, press=press, fields=(choice, comment))
