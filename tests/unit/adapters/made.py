"""Answers made by hand, to be shown by a door."""

from dataclasses import replace

from bot.model import Answer, Document, Point, Section, Source

DOCUMENT = Document(
    key="book", title="The book of bread", short="Book", published="2024-06-26", kind="essay", scope="kitchens"
)
SECTION = Section(document=DOCUMENT, slug="rising", heading="Rising", url="https://bread.example/book#rising")
SOURCE = Source(n=1, section=SECTION, passage="book#rising/1")
ANSWER = Answer(
    id="1",
    question="how long",
    status="answered",
    version="v",
    read_as="how long does it rise",
    before=("Before.",),
    points=(Point(text="Eight hours.", sources=(1,)), Point(text="Four.", sources=(1,), label="Warm")),
    after=("After.",),
    sources=(SOURCE,),
    related=("Why?", "When?"),
)


def source(heading: str = "Rising", url: str | None = SECTION.url, **document: str | None) -> Source:
    """Return a source that differs from the ordinary one."""
    changed = replace(DOCUMENT, **document)  # type: ignore[arg-type]
    return replace(SOURCE, section=replace(SECTION, document=changed, heading=heading, url=url))
