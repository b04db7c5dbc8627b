"""What was taught is proved by knowledge that is only told of others like it."""

from dataclasses import replace

import pytest

from bot.adapters.terminal.evaluate import report, told
from bot.assistant import Assistant, Knowledge
from bot.documents.taught import with_taught
from bot.model import Passage, Point, Source, Taught
from bot.review.proof import Proof, prove, rounds
from tests.platforms.bakery import QUESTION


def knowing(baker: Assistant, *questions: str) -> Knowledge:
    """Return knowledge to which these were taught, all for the passage on rye."""
    rye = next(passage for passage in baker.knowledge.library.passages if "Rye" in passage.text)
    lessons = [
        Taught(question=question, passage=rye.id, quote=rye.text, by="ada", at="2026-11-20") for question in questions
    ]
    return Knowledge.of(with_taught(baker.knowledge.library, lessons))


def test_each_question_is_left_out_of_its_own_passage(baker: Assistant) -> None:
    """One that stands alone is lost then; one of two that are alike is found by the other."""
    alone = "Which vessel crosses the cold continent?"
    pair = ("Is pumpernickel dough thirsty?", "Is the dough of pumpernickel thirsty or dry?")
    proofs = list(prove(knowing(baker, alone, *pair)))
    assert {proof.taught.question: proof.verdict for proof in proofs} == {
        alone: "declined",
        pair[0]: "found",
        pair[1]: "found",
    }
    found = report((), proofs)
    assert found["taught"] == {"questions": 3, "found": 2, "declined": 1, "wrong": 0, "lost": 0, "confident": 2}
    (trouble,) = found["troubles"]
    assert (trouble["kind"], trouble["question"]) == ("taught", alone)
    text = told((), proofs)
    assert f"{'taught':12}{3:>10}{2:>10}{1:>10}{0:>10}\n" in text
    assert "2 of the found are answered confidently; 0 lost" in text


def test_another_passage_is_wrong(baker: Assistant) -> None:
    """Even if it is confident."""
    (proof,) = prove(knowing(baker, "How long does sourdough rise in a cool kitchen?"))
    assert proof.verdict == "wrong"


def lesson(question: str, passage: Passage) -> Taught:
    """Return a question that was taught for a passage."""
    return Taught(question=question, passage=passage.id, quote=passage.text, by="ada", at="2026-11-20")


def test_lessons_that_contradict_each_other_are_seen(baker: Assistant) -> None:
    """Each is asked while the other holds, and leads to the other's passage."""
    library = baker.knowledge.library
    rising, *_, rye = library.passages
    lessons = [lesson("Is pumpernickel dough thirsty?", rising), lesson("Is pumpernickel dough so thirsty?", rye)]
    proofs = prove(Knowledge.of(with_taught(library, lessons)))
    assert [proof.verdict for proof in proofs] == ["wrong", "wrong"]


@pytest.mark.parametrize(
    "other",
    [
        "Is the pumpernickel dough thirsty?",
        "Is pumpernikel dough thirsty?",
        "Is dough thirsty for pumpernickel in the oven or not?",
    ],
)
def test_what_is_alike_is_not_left_out_at_once(baker: Assistant, other: str) -> None:
    """It may be taught for the same passage or for another."""
    rising, *_, rye = baker.knowledge.library.passages
    for passage in (rising, rye):
        assert len(rounds([lesson("Is pumpernickel dough thirsty?", rye), lesson(other, passage)])) == 2
    assert len(rounds([lesson("Is pumpernickel dough thirsty?", rye), lesson("Who sails?", rising)])) == 1


def test_many_lessons_for_one_passage_take_few_rounds(baker: Assistant) -> None:
    """Each is still asked while most of the others are listed; but never beside one that contradicts it."""
    rising, *_, rye = baker.knowledge.library.passages
    every = [lesson(f"Is pumpernickel dough number {number} thirsty?", rye) for number in range(30)]
    assert [len(each) for each in rounds(every)] == [4] * 6 + [3] * 2
    against = lesson("Is pumpernickel dough thirsty?", rising)
    assert rounds([*every, against])[-1] == [against]


def test_only_what_an_answer_begins_with_is_found(baker: Assistant) -> None:
    """A passage that was searched best and stands below, or nowhere, is not what the asker reads first."""
    first, *_, rye = baker.knowledge.library.passages
    answer = baker.ask(QUESTION)
    assert answer.findings[0].hits[0].passage == first
    second = Source(n=2, section=answer.sources[0].section, passage=rye.id)
    points = (Point(text="Rye drinks.", sources=(2,)), *answer.points)
    below = replace(answer, points=points, sources=(*answer.sources, second))
    found = {passage.id: Proof(taught=lesson(QUESTION, passage), answer=below).verdict for passage in (first, rye)}
    assert found == {first.id: "wrong", rye.id: "found"}


def test_an_unsure_find_is_not_confident(baker: Assistant) -> None:
    """It says that it may be off."""
    answer = baker.ask(QUESTION)
    taught = lesson(QUESTION, baker.knowledge.library.passages[0])
    proofs = [Proof(taught=taught, answer=replace(answer, status=status)) for status in ("answered", "unsure")]
    figures = report((), proofs)["taught"]
    assert (figures["found"], figures["confident"]) == (2, 1)


def test_what_has_no_passage_any_more_is_lost() -> None:
    """It is counted and named, though nothing can be asked."""
    gone = Taught(question="Who sails?", passage="book#sea/1", quote="", by="ada", at="2026-11-20")
    found = report((), (), [gone])
    assert found["taught"] == {"questions": 1, "found": 0, "declined": 0, "wrong": 0, "lost": 1, "confident": 0}
    (trouble,) = found["troubles"]
    assert (trouble["id"], trouble["question"]) == ("book#sea/1", "Who sails?")
    text = told((), (), [gone])
    assert "1 lost" in text
    assert "book#sea/1: lost: the passage" in text
    assert "Who sails?" in text


def test_nothing_taught_is_nothing_to_prove(baker: Assistant) -> None:
    """It costs no second layout."""
    assert list(prove(baker.knowledge)) == []
