"""What was taught is proved by knowledge that is only told of others like it."""

from bot.adapters.terminal.evaluate import report, told
from bot.assistant import Assistant, Knowledge
from bot.documents.taught import with_taught
from bot.model import Taught
from bot.review.proof import prove


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
    assert found["taught"] == {"questions": 3, "found": 2, "declined": 1, "wrong": 0}
    (trouble,) = found["troubles"]
    assert (trouble["kind"], trouble["question"]) == ("taught", alone)
    assert "taught" in told((), proofs)


def test_another_passage_is_wrong(baker: Assistant) -> None:
    """Even if it is confident."""
    (proof,) = prove(knowing(baker, "How long does sourdough rise in a cool kitchen?"))
    assert proof.verdict == "wrong"


def test_nothing_taught_is_nothing_to_prove(baker: Assistant) -> None:
    """It costs no second layout."""
    assert list(prove(baker.knowledge)) == []
