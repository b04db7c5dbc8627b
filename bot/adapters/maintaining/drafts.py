"""A lesson between being tried and being saved: one for each maintainer, kept in the store, so that it outlives us."""

import json
import secrets
from dataclasses import asdict, dataclass

from bot import wording
from bot.errors import InputError
from bot.store.notes import Notes

_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What would be taught; `token` tells it from others of the same maintainer."""

    token: str
    passage: str
    question: str


class Drafts:
    """The drafts, by maintainer."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    async def keep(self, person: str, passage: str, question: str) -> Draft:
        """Keep a draft in the place of the one before."""
        draft = Draft(token=secrets.token_hex(_LENGTH), passage=passage, question=question)
        await self._notes.write(_name(person), json.dumps(asdict(draft)))
        return draft

    async def find(self, person: str, token: str) -> Draft:
        """Return a draft, or say that it is lost."""
        kept = await self._notes.read(_name(person))
        draft = Draft(**json.loads(kept)) if kept else None
        if draft is None or draft.token != token:
            raise InputError(wording.REVIEW_DRAFT_GONE)
        return draft

    async def drop(self, person: str) -> None:
        """Forget a draft."""
        await self._notes.drop(_name(person))


def _name(person: str) -> str:
    return f"draft {person}"
