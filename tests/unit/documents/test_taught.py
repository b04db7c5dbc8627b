"""What was taught is found under its passage, whoever wrote the document, and nothing of it is lost in silence."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.check import check
from bot.documents.library import load
from bot.documents.taught import read_taught, with_taught, without_taught, write_taught
from bot.errors import ConflictError
from bot.model import Passage, Taught
from tests.unit.documents.shelf import HEAD, Shelf

BODY = "## Flour {#flour}\n\nRye flour drinks more water than wheat flour.\n\nAsked as:\n\n- is rye thirsty\n\n"
MORE = "Spelt flour tastes of nuts when it is fresh.\n"


def taught(passage: Passage, question: str = "Does spelt taste nutty?") -> Taught:
    """Return a question that was taught for a passage."""
    return Taught(question=question, passage=passage.id, quote=passage.text, by="ada", at="2026-11-20")


@pytest.fixture
def passages(shelf: Shelf) -> tuple[Passage, ...]:
    """Write a page with two passages."""
    return shelf.page(BODY + MORE)


def test_a_taught_question_is_under_its_passage(
    shelf: Shelf, passages: tuple[Passage, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Also if the folder that it is written in is another one, and the version of the knowledge tells."""
    own = tmp_path_factory.mktemp("own")
    before = shelf.load().version
    path = write_taught(own, taught(passages[1]))
    assert path.parent == own / "taught"
    library = load([shelf.folder, own])
    assert library.passages[1].questions == ("Does spelt taste nutty?",) == library.passages[1].taught
    assert library.taught == (taught(passages[1]),)
    assert library.version != before
    assert library.problems == ()
    path.unlink()
    assert load([shelf.folder, own]).version == before


def test_the_file_is_for_people(passages: tuple[Passage, ...], tmp_path: Path) -> None:
    """Plain lines that Git can compare."""
    text = write_taught(tmp_path, taught(passages[1])).read_text("utf-8")
    assert text == (
        "question: Does spelt taste nutty?\n"
        f"passage: {passages[1].id}\n"
        "quote: Spelt flour tastes of nuts when it is fresh.\n"
        "by: ada\n"
        "at: '2026-11-20'\n"
    )


def test_the_same_is_taught_once(passages: tuple[Passage, ...], tmp_path: Path) -> None:
    """Of two who teach it at once, one is told."""
    write_taught(tmp_path, taught(passages[1]))
    with pytest.raises(ConflictError, match="already"):
        write_taught(tmp_path, taught(passages[1]))
    assert len(list((tmp_path / "taught").iterdir())) == 1


def test_what_was_taught_holds(shelf: Shelf, passages: tuple[Passage, ...]) -> None:
    """A question that was listed elsewhere, in whatever capitals, leads to the taught passage alone."""
    write_taught(shelf.folder, taught(passages[1], "Is RYE thirsty?"))
    first, second = shelf.load().passages
    assert (first.questions, second.questions) == ((), ("Is RYE thirsty?",))


def test_a_reworded_passage_keeps_its_questions(shelf: Shelf, passages: tuple[Passage, ...]) -> None:
    """And its id; a maintainer is asked to look."""
    write_taught(shelf.folder, taught(passages[1]))
    shelf.page(BODY + "Spelt flour tastes strongly of nuts while it is fresh.\n")
    library = shelf.load()
    assert library.passages[1].id == passages[1].id
    assert library.passages[1].taught
    (problem,) = library.problems
    assert problem.severity == "warning"
    assert "reworded" in problem.message


def test_a_passage_that_is_gone_is_an_error(shelf: Shelf, passages: tuple[Passage, ...]) -> None:
    """Which names the nearest, and the file."""
    path = write_taught(shelf.folder, taught(passages[1]))
    shelf.write("page.md", HEAD + BODY.replace("## Flour {#flour}", "## Corn {#corn}"))
    library = shelf.load()
    (problem,) = [each for each in check(library) if each.severity == "error"]
    assert problem.path == path
    assert "is gone" in problem.message
    assert library.passages[0].id in problem.message
    assert library.taught == ()


@pytest.mark.parametrize("text", ["", "question: why\n", "[a", "question: [a]\npassage: b\nquote: c\n", "\0"])
def test_a_file_that_cannot_be_used_is_an_error(shelf: Shelf, passages: tuple[Passage, ...], text: str) -> None:
    """And costs nothing else."""
    shelf.write("taught/odd.yaml", text)
    library = shelf.load()
    assert [each.path.name for each in library.problems if each.severity == "error"] == ["odd.yaml"]
    assert len(library.passages) == len(passages)


def test_a_gap_answers_nothing(shelf: Shelf) -> None:
    """So nothing can be taught to it."""
    shelf.page(MORE)
    shelf.write("gaps.md", "---\ntitle: Gaps\nkind: gaps\n---\n\n## Corn\n\nAsked as:\n\n- what of corn\n")
    gap = next(passage for passage in shelf.load().passages if passage.gap)
    write_taught(shelf.folder, Taught(question="why corn", passage=gap.id, quote="Corn", by="ada", at=""))
    (problem,) = shelf.load().problems
    assert "names a gap" in problem.message
    assert [each.question for each in shelf.load().lost] == ["why corn"]


def test_what_no_passage_can_be_given_is_lost(shelf: Shelf, passages: tuple[Passage, ...]) -> None:
    """Until it is taught again, or for good."""
    gone = Taught(question="Who sails?", passage="sea#gone/1", quote="A sailor sails.", by="ada", at="2026-11-19")
    write_taught(shelf.folder, gone)
    write_taught(shelf.folder, taught(passages[1]))
    library = shelf.load()
    assert (library.lost, library.taught) == ((gone,), (taught(passages[1]),))
    write_taught(shelf.folder, taught(passages[0], "who sails"))
    assert shelf.load().lost == ()


def test_a_question_can_be_tried_and_left_out(shelf: Shelf, passages: tuple[Passage, ...]) -> None:
    """Without a file."""
    lesson = taught(passages[1])
    library = with_taught(shelf.load(), [lesson])
    assert library.passages[1].taught == (lesson.question,)
    assert without_taught(library, [lesson]).passages[1].questions == ()


def test_a_named_passage_that_says_something_else_is_told(shelf: Shelf) -> None:
    """It keeps its questions, and a maintainer is asked to look."""
    passages = shelf.page("## Flour {#flour}\n\n{#spelt}\n" + MORE)
    write_taught(shelf.folder, taught(passages[0]))
    shelf.page("## Flour {#flour}\n\n{#spelt}\nNobody in this house buys it.\n")
    library = shelf.load()
    assert library.passages[0].taught
    assert ["says something else" in problem.message for problem in library.problems] == [True]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_was_taught_last_holds(shelf: Shelf, passages: tuple[Passage, ...], order: tuple[int, int]) -> None:
    """Whatever the files are called; one that only says a day comes before the times of that day."""
    first, last = (passages[which] for which in order)
    write_taught(shelf.folder, replace(taught(last), at="2026-11-20T09:00:00.000+00:00"))
    write_taught(shelf.folder, taught(first))
    assert [passage.id for passage in shelf.load().passages if passage.taught] == [last.id]


def test_a_folder_without_links_will_do(
    passages: tuple[Passage, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some disks have none; of two who teach the same at once, one is told there too."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = write_taught(tmp_path, taught(passages[1]))
    assert read_taught([tmp_path])[0].taught == taught(passages[1])
    with pytest.raises(ConflictError, match="already"):
        write_taught(tmp_path, taught(passages[1]))
    assert list((tmp_path / "taught").iterdir()) == [path]
