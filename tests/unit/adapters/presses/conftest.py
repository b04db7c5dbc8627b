"""A slate: the smallest door, in front of a desk on a real database."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.adapters.buttons import Press
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.maintaining.rights import Rights
from bot.adapters.rooms import Rooms
from tests.platforms.bakery import QUESTION
from tests.platforms.desks import Place
from tests.platforms.slate import Slate, SlateTurn

DAYS = 30


@dataclass(kw_only=True)
class School:
    """A slate with the rooms behind it, and those who stand before it."""

    place: Place
    slate: Slate
    rooms: Rooms

    def turn(self, person: str = "ada", *, opens: bool = True, among_others: bool = True) -> SlateTurn:
        """Let somebody step forward."""
        return SlateTurn(
            slate=self.slate, people=self.place.people, person=person, opens=opens, among_others=among_others
        )

    def asked(self, text: str = QUESTION, person: str = "ada") -> SlateTurn:
        """Let somebody ask."""
        turn = self.turn(person)
        self.place.run(self.rooms.asking.privately(turn, text))
        return turn

    def pressed(self, press: Press | None, person: str = "ada", *, chosen: str = "", opens: bool = True) -> SlateTurn:
        """Let somebody press something."""
        turn = self.turn(person, opens=opens)
        self.place.run(self.rooms.presses.press(turn, press, chosen))
        return turn

    def sent(self, press: Press, person: str = "ada", **written: str) -> SlateTurn:
        """Let somebody send a form."""
        turn = self.turn(person)
        self.place.run(self.rooms.presses.take(turn, press, written))
        return turn


@pytest.fixture
def school(place: Place, tmp_path: Path) -> School:
    """Give a clean slate; the teacher looks after it."""
    slate = Slate.of(place.people, place.store)
    maintaining = Maintaining(place.desk, Rights(["slate:teacher"]), tmp_path / "own")
    rooms = Rooms(place.desk, slate.names, slate, maintaining, str.strip, retention_days=DAYS, digest=())
    return School(place=place, slate=slate, rooms=rooms)
