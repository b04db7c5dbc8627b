"""The whole road, from a message to an answer, on a small shelf."""

from pathlib import Path

import pytest

from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED, write_bakery


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    """Return an assistant that knows about bread."""
    return Assistant(Knowledge.of(load([write_bakery(tmp_path / "bakery")])))


def test_a_question_is_answered_from_its_passage(assistant: Assistant) -> None:
    """With the place it stands."""
    answer = assistant.ask(QUESTION)
    assert answer.status == "answered"
    assert answer.points[0].text == FIRST
    assert answer.sources[0].section.url == "https://bread.example/book#rising"


def test_what_is_not_there_is_declined(assistant: Assistant) -> None:
    """Without a claim."""
    answer = assistant.ask(UNCOVERED)
    assert (answer.status, answer.points, answer.sources) == ("declined", (), ())


def test_a_follow_up_is_understood_from_the_question_before(assistant: Assistant) -> None:
    """And the answer says how it was read."""
    answer = assistant.ask("and rye?", previous="How much water does wheat flour drink?")
    assert answer.points[0].text == "Rye flour drinks more water than wheat flour does."
    assert answer.read_as == "How much water does wheat flour drink — and rye?"
    assert assistant.ask("and rye?").read_as is None


def test_other_knowledge_is_used_from_the_next_question_on(assistant: Assistant, tmp_path: Path) -> None:
    """In one step; what was asked before is not changed by it."""
    before = assistant.ask(QUESTION)
    folder = write_bakery(tmp_path / "other")
    book = next(folder.glob("*.md"))
    book.write_text(book.read_text(encoding="utf-8").replace("eight hours", "nine hours"), encoding="utf-8")
    assistant.use(Knowledge.of(load([folder])))
    after = assistant.ask(QUESTION)
    assert "nine hours" in after.points[0].text
    assert "eight hours" in before.points[0].text
    assert after.version != before.version


def test_a_topic_page_lends_its_first_sentence(tmp_path: Path) -> None:
    """To answers from any of its passages."""
    folder = write_bakery(tmp_path / "bakery")
    mark = "[@sourdough-book#rising]"
    (folder / "topic.md").write_text(
        f"---\ntitle: Proofing\nkind: topic\n---\n\n## In short\n\nProofing takes time and patience {mark}.\n\n"
        f"## Baskets\n\nA cane basket keeps the dough in shape {mark}.\n",
        encoding="utf-8",
    )
    answer = Assistant(Knowledge.of(load([folder]))).ask("what is a cane basket for the dough")
    assert [point.text for point in answer.points][:2] == [
        "A cane basket keeps the dough in shape.",
        "Proofing takes time and patience.",
    ]
    assert {source.section.document.key for source in answer.sources} == {"sourdough-book"}


@pytest.mark.parametrize(
    ("text", "languages"), [("Rye bread rises slowly.", ("English",)), ("黑麦面包发酵得很慢。", ("Chinese",))]
)
def test_a_folder_that_names_no_language_is_asked_for_it(tmp_path: Path, text: str, languages: tuple[str, ...]) -> None:
    """Its documents tell; what it names counts."""
    (tmp_path / "page.md").write_text(f"{text}\n", encoding="utf-8")
    assert Knowledge.of(load([tmp_path])).library.profile.languages == languages
    (tmp_path / "signpost.yaml").write_text("languages: [German]\n", encoding="utf-8")
    assert Knowledge.of(load([tmp_path])).library.profile.languages == ("German",)


def test_chinese_documents_answer_chinese_questions(tmp_path: Path) -> None:
    """From the sentence that says it."""
    (tmp_path / "page.md").write_text("# 面包\n\n黑麦面包要发酵十九个小时。小麦面包很白。\n", encoding="utf-8")
    answer = Assistant(Knowledge.of(load([tmp_path]))).ask("黑麦面包要发酵多少小时")
    assert "十九个小时" in answer.points[0].text
