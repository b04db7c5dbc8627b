"""What maintainers write: why something is dismissed, and a question in words of their own. Nothing is filled in."""

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Field, Form
from bot.review.decide import LONGEST_REASON
from bot.review.teach import LONGEST_QUESTION

REASON, QUESTION = "reason", "question"


def form(press: Press) -> Form | None:
    """Return the form that a press opens, if it opens one."""
    match press.verb:
        case Verb.REVIEW_DISMISS:
            field = Field(
                name=REASON,
                label=wording.DISMISS_FIELD,
                note=wording.DISMISS_NOTE,
                longest=LONGEST_REASON,
            )
            return Form(title=wording.DISMISS_TITLE, press=press, fields=(field,))
        case Verb.REVIEW_TEACH:
            field = Field(
                name=QUESTION,
                label=wording.TEACH_FIELD,
                note=wording.TEACH_NOTE,
                longest=LONGEST_QUESTION,
            )
            return Form(title=wording.TEACH_TITLE, press=press, fields=(field,))
    return None
