"""What is suggested follows the knowledge, and comes in time."""

import asyncio
from dataclasses import replace

from bot.adapters.suggesting import Suggesting
from bot.assistant import Assistant, Knowledge
from tests.platforms.bakery import QUESTION
from tests.platforms.desks import Place


def test_what_is_listed_is_suggested(place: Place) -> None:
    """As soon as it is laid out."""
    assert QUESTION in place.run(Suggesting(place.desk).of("how long"))


def test_many_who_type_at_once_have_it_laid_out_once(place: Place) -> None:
    """Each key that is pressed asks anew."""
    suggesting = Suggesting(place.desk)

    async def typed() -> set[asyncio.Task[object]]:
        begun = {suggesting.lay_out() for _ in "what"}
        await asyncio.gather(*begun)
        return {*begun, suggesting.lay_out()}

    assert len(place.run(typed())) == 1


def test_new_knowledge_is_laid_out_anew(place: Place, baker: Assistant) -> None:
    """Once, like the one before."""
    place.desk.assistant = Assistant(baker.knowledge)
    suggesting = Suggesting(place.desk)

    async def changed() -> bool:
        before = suggesting.lay_out()
        library = replace(baker.knowledge.library, version="another")
        place.desk.assistant.use(Knowledge.of(library))
        return suggesting.lay_out() is not before

    assert place.run(changed())
