"""The shipped knowledge keeps its own rules, says what its sources say, and alone knows the subject."""

import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.documents.check import check
from bot.model import Passage, Severity
from tests.knowledge import assistant, shipped

BOT = Path(__file__).parent.parent.parent / "bot"
SUBJECT = re.compile(
    r"\b(?:ph\.?d|academi\w*|postdocs?|professors?|tenured?|faculty|doctora\w+|thesis|dissertation|universit\w+|careers?"
    r"|salar(?:y|ies)|publish(?:ing)?)\b",
    re.IGNORECASE,
)
# The English word for putting something on a page is no subject, nor is a date of a page.
NO_SUBJECT = re.compile(r"\bpublished\b", re.IGNORECASE)

FILES = {
    "part-0": "part-0.md",
    "part-0-notes": "part-0-notes.md",
    "part-2": "part-2.md",
    "industry-vs-research": "industry-vs-research.md",
    "reddit-direction": "reddit-direction.txt",
}
# Said on the page or beside the source, not in the stored copy; see how the sources were read.
BESIDE = {"part-2": {"168"}}
SOURCES = os.environ.get("TEST_SOURCES")
needs_sources = pytest.mark.skipif(not SOURCES, reason="TEST_SOURCES names no folder with the originals")


def answerable() -> list[Passage]:
    """Return the passages that can be shown."""
    return [passage for passage in shipped().library.passages if not passage.gap]


def original(key: str) -> str:
    """Return the text of a source as it is read: white space folded, dashes and their debris written as hyphens."""
    text = Path(str(SOURCES), FILES[key]).read_text(encoding="utf-8")
    text = re.sub(r"\\text\{-+\}|[\u2013\u2014]", "-", text)
    return " ".join(text.split())


def figures(text: str) -> set[str]:
    """Return the figures in a text."""
    return {figure.rstrip(".") for figure in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))}


def test_there_is_nothing_to_mend() -> None:
    """No errors; every passage is short, and can be read alone as far as a program can tell."""
    assert [problem.message for problem in check(shipped().library) if problem.severity is Severity.ERROR] == []


def test_passages_are_short_and_their_first_sentences_shorter() -> None:
    """A reader gets them on a phone; a table row is as long as its table makes it."""
    texts = [passage for passage in answerable() if not passage.cells]
    assert [passage.id for passage in texts if len(passage.text.split()) > 60] == []
    assert [passage.id for passage in texts if len(passage.sentences[0].text.split()) > 25] == []


def test_every_sentence_rests_on_a_source_with_a_link() -> None:
    """A topic page is never a source itself."""
    for passage in answerable():
        for sentence in passage.sentences:
            assert sentence.rests_on, passage.id
            for section in sentence.rests_on:
                assert section.document.kind not in ("topic", "gaps"), passage.id
                assert section.url, passage.id
                assert section.url.startswith("https://"), passage.id


def test_quotations_are_short() -> None:
    """Twelve words at most; the rest is in our own."""
    quoted = [
        (passage.id, quote) for passage in answerable() for quote in re.findall(r"[\"“]([^\"”]+)[\"”]", passage.text)
    ]
    assert [(name, quote) for name, quote in quoted if len(quote.split()) > 12] == []


def test_no_debris_reaches_a_reader() -> None:
    """What broke in the copies of the sources stays there."""
    texts = [text for passage in answerable() for text in (passage.text, *passage.headings)]
    assert [text for text in texts if re.search(r"\\text|\{-|\ufffd|â€|[*_`]{2}|\[@", text)] == []


def test_the_code_knows_nothing_about_the_subject() -> None:
    """Another lab can point the bot at other documents."""
    found = [
        f"{file.relative_to(BOT)}:{number}: {line.strip()}"
        for file in sorted(BOT.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if SUBJECT.search(NO_SUBJECT.sub("", line))
    ]
    assert found == []


@needs_sources
@pytest.mark.parametrize("key", FILES)
def test_figures_stand_in_the_sources(key: str) -> None:
    """Every figure of a sentence occurs in a source that the sentence names."""
    wrong = []
    for passage in answerable():
        for sentence in passage.sentences:
            keys = {section.document.key for section in sentence.rests_on}
            if key in keys:
                known = set().union(*(figures(original(each)) | BESIDE.get(each, set()) for each in keys))
                wrong += [f"{passage.id}: {figure}" for figure in sorted(figures(sentence.text) - known)]
    assert wrong == []


@needs_sources
def test_text_fragments_stand_in_the_sources() -> None:
    """A link with a text fragment opens where the words are."""
    wrong = set()
    for passage in answerable():
        for section in (section for sentence in passage.sentences for section in sentence.rests_on):
            _, _, fragment = (section.url or "").partition(":~:text=")
            key = "part-0" if section.document.key == "part-0-notes" else section.document.key
            if fragment and unquote(fragment).casefold() not in original(key).casefold():
                wrong.add(section.url)
    assert wrong == set()


def test_whoever_taps_on_a_related_question_gets_an_answer() -> None:
    """It is listed somewhere, so it is answered confidently by that passage."""
    asked = [page.questions[0] for page in answerable() if page.questions]
    offered = {question for each in asked for question in assistant().ask(each).related}
    assert len(offered) > 100
    assert [question for question in offered if assistant().ask(question).status != "answered"] == []
