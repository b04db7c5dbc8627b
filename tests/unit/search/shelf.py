"""Small passages for tests of the search."""

from collections.abc import Sequence

from bot.model import Document, Passage, Section, Sentence

DOCUMENT = Document(key="kitchen", title="Kitchen notes", short="Kitchen notes", url="https://example.org/kitchen")


def passage(text: str, *questions: str, heading: str = "", gap: bool = False) -> Passage:
    """Return a passage with one sentence."""
    section = Section(document=DOCUMENT, slug=heading, heading=heading, url=DOCUMENT.url)
    return Passage(
        id=f"kitchen#{heading}/{text[:20]}",
        document=DOCUMENT,
        headings=(heading,) if heading else (),
        sentences=() if gap else (Sentence(text=text, rests_on=(section,)),),
        questions=questions,
        gap=gap,
    )


def texts(passages: Sequence[Passage]) -> list[str]:
    """Return what the passages say."""
    return [one.text for one in passages]
