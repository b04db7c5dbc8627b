"""What people really ask, in their own words, and what each of them would check in the reply."""

import re
from statistics import median

import pytest

from bot.model import Answer
from bot.words import stems
from tests.knowledge import assistant

# The questions that get an answer: each is asked for what it should say, all of them for what every answer keeps to.
POSTDOC = "roughly how much money do postdocs make?"
HOURS = "how many hours a week do people actually work in industry vs academia"
TIMELINE = "impact timeline for academic research?"
TWO_FIGURES = "what does a postdoc earn?"
TWO_OPINIONS = "is it easier to move from academia to industry or the other way round?"
STABILITY = "Compared with academia, how stable is a job in industry?"
BALANCE = "work-life balance in academia and industry?"
TEN_YEARS = "What do people earn 10 years after the PhD, academia vs industry?"
FOLLOWED = "What is work-life balance like in industry?"
FOLLOW_UP = "and in academia?"
TWO_QUESTIONS = "Do I need a postdoc to become a professor? And what does a full professor earn?"
HALF_COVERED = "What does a postdoc earn, and which visa do I need?"
STRAINED = "I'm exhausted and anxious all the time in my PhD. Is work-life balance better in industry?"
MODEL_ANSWER = "Two offers, a postdoc and an industry job: which one should I take?"
PLACED = "Is it easier to return to academia in France?"
ANSWERED = [
    *(POSTDOC, HOURS, TIMELINE, TWO_FIGURES, TWO_OPINIONS, STABILITY, BALANCE, TEN_YEARS, FOLLOWED, TWO_QUESTIONS),
    *(HALF_COVERED, STRAINED, MODEL_ANSWER),
]


def ask(question: str, previous: str | None = None) -> Answer:
    """Ask the shipped knowledge."""
    return assistant().ask(question, previous)


def said(answer: Answer) -> str:
    """Return the points as one text."""
    return " ".join(point.text for point in answer.points)


def length(answer: Answer) -> int:
    """Return how many words the points have."""
    return len(said(answer).split())


def labels(answer: Answer) -> set[str | None]:
    """Return the sides that the points are labelled with."""
    return {point.label for point in answer.points}


def cited(answer: Answer, fact: str) -> set[str]:
    """Return the documents behind the points that state a fact."""
    numbers = {number for point in answer.points if fact in point.text for number in point.sources}
    return {source.section.document.key for source in answer.sources if source.n in numbers}


@pytest.mark.parametrize(
    ("question", "figure", "document"), [(POSTDOC, "$70-90K", "industry-vs-research"), (HOURS, "40 hours", "part-2")]
)
def test_a_plain_fact_is_answered_with_its_source_first(question: str, figure: str, document: str) -> None:
    """The first point has the figure, and the first source is the document that has it."""
    answer = ask(question)
    assert answer.status == "answered"
    assert figure in answer.points[0].text
    assert answer.sources[0].section.document.key == document


def test_a_cell_of_a_table_is_a_short_answer() -> None:
    """Who asks about one side of one row gets the cell, not the table."""
    answer = ask(TIMELINE)
    assert answer.points[0].label == "Academic research"
    assert "Years to decades" in answer.points[0].text
    assert length(answer) < 40


def test_two_figures_that_differ_stand_side_by_side() -> None:
    """Both ranges for a postdoc, each from its own table, with the scope of the page."""
    answer = ask(TWO_FIGURES)
    assert {"$70-90K", "$70-150K"} <= set(re.findall(r"\$[\d-]+K", said(answer)))
    assert {"Pay by career stage", "Comparison of the three tracks"} <= {
        source.section.heading for source in answer.sources
    }
    assert all(source.section.document.scope for source in answer.sources)


def test_opinions_that_differ_are_both_shown_and_told_apart() -> None:
    """Commenters who contradict each other, and the guide's rating, which is not the thread's."""
    answer = ask(TWO_OPINIONS)
    assert cited(answer, "easier") == cited(answer, "more difficult") == {"reddit-direction"}
    assert "commenter" in answer.points[0].text
    assert cited(answer, "the guide") == {"industry-vs-research"}
    assert len({source.section.document.scope for source in answer.sources}) == 2


@pytest.mark.parametrize(("question", "academic"), [(STABILITY, "Academic research"), (TEN_YEARS, "Academia")])
def test_both_sides_of_a_comparison_are_labelled(question: str, academic: str) -> None:
    """Neither side is left for the reader to work out."""
    found = labels(ask(question))
    assert academic in found
    assert found & {"Industry", "Industry ML"}


def test_industry_is_two_things() -> None:
    """Product teams and research labs differ, so a reader sees each by name."""
    answer = ask(BALANCE)
    assert {"Industry ML", "Industry research lab"} <= labels(answer)
    balance = {point.label: point.text for point in answer.points}
    assert "Varies" in balance["Industry ML"]
    assert "Generally good" in balance["Industry research lab"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("what would I earn as a postdoc in Zurich?", "Zurich"),
        (PLACED, "France"),
        ("I'm in Sweden: can I come back to academia after a few years at a company?", "Sweden"),
    ],
)
def test_a_place_outside_the_scope_is_named_first(question: str, place: str) -> None:
    """What holds elsewhere is never handed out as if it held there."""
    answer = ask(question)
    assert answer.status in {"unsure", "declined"}
    assert place in answer.before[0]


def test_a_follow_up_says_how_it_was_read() -> None:
    """The question before is kept, the side is exchanged."""
    answer = ask(FOLLOW_UP, ask(FOLLOWED).topic)
    assert answer.status == "answered"
    assert answer.read_as == "What is work-life balance like in academia?"
    assert answer.points[0].label == "Academic research"
    assert "high-pressure" in answer.points[0].text


def test_two_questions_are_answered_in_order() -> None:
    """First what was asked first, then the other, and nothing is called missing."""
    answer = ask(TWO_QUESTIONS)
    assert answer.status == "answered"
    assert answer.after == ()
    texts = [point.text for point in answer.points]
    needed = next(place for place, text in enumerate(texts) if "necessary" in text)
    earned = next(place for place, text in enumerate(texts) if "$200-400K" in text)
    assert needed < earned


def test_a_part_that_is_not_covered_is_named() -> None:
    """One half is answered, the other is not passed over in silence."""
    answer = ask(HALF_COVERED)
    assert "$70-90K" in answer.points[0].text
    assert [line for line in answer.after if "which visa do I need" in line and "Not in my sources" in line]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("what pension does a postdoc get?", "Pensions"),
        ("how do I negotiate my salary", "Negotiating"),
        ("do i need leetcode for the interview", "Coding tests"),
    ],
)
def test_what_the_sources_leave_out_is_declined(question: str, missing: str) -> None:
    """Named for what it is, with nothing that could be taken for an answer, and with somebody to ask."""
    answer = ask(question)
    assert (answer.status, answer.points, answer.sources) == ("declined", (), ())
    assert missing in answer.before[0]
    assert "may know" in answer.before[-1]


@pytest.mark.parametrize(
    ("question", "page"),
    [
        (
            "good manager or good project when joining a team?",
            "https://qipeng.me/blog/what-do-industry-researchers-do-part-1/",
        ),
        ("how do i get promoted to staff engineer", "Career Ladders"),
    ],
)
def test_a_page_that_nobody_read_is_named_instead(question: str, page: str) -> None:
    """The reader can go and look where the bot has not."""
    answer = ask(question)
    assert (answer.status, answer.points, answer.sources) == ("declined", (), ())
    assert [line for line in answer.before if page in line and "not read" in line]


def test_somebody_in_danger_is_answered_with_care_alone() -> None:
    """No career advice beside it."""
    answer = ask("I don't want to be alive anymore, my PhD has broken me")
    assert answer.status == "care"
    assert (answer.points, answer.sources, answer.related, answer.after) == ((), (), (), ())
    assert "emergency number" in answer.before[0]


def test_somebody_under_strain_gets_a_kind_word_and_then_an_answer() -> None:
    """The kind word does not stand in for what was asked."""
    answer = ask(STRAINED)
    assert answer.before[0].startswith("That sounds hard.")
    assert answer.status == "answered"
    assert "balance" in said(answer)


@pytest.mark.parametrize("message", ["hi there!", "thanks, that helped", "what can you do?"])
def test_small_talk_is_met_with_what_can_be_asked(message: str) -> None:
    """No search, no sources, and an example to begin with."""
    answer = ask(message)
    assert (answer.status, answer.points, answer.sources) == ("smalltalk", (), ())
    assert "?" in answer.before[0]


@pytest.mark.parametrize(
    "question",
    [
        "Kann ich nach ein paar Jahren in der Industrie zurück an die Uni?",
        "¿Puedo volver a la academia después de trabajar en una empresa?",
        "Je voudrais savoir combien gagne un postdoc dans une entreprise",
        "博士毕业后去工业界好还是留在学术界好？",  # noqa: RUF001 -- that language's own question mark
    ],
)
def test_another_language_is_told_apart_from_a_gap(question: str) -> None:
    """The reader learns to ask in English, not that the subject is missing."""
    answer = ask(question)
    assert (answer.status, answer.points, answer.sources) == ("declined", (), ())
    assert "English" in answer.before[0]


def test_a_model_answer_is_called_one() -> None:
    """Advice written for an interview exercise is not passed on as the bot's own."""
    first = ask(MODEL_ANSWER).points[0].text
    assert "model answer" in first
    assert "industry" in first
    assert "postdoc" in first


@pytest.mark.parametrize("question", ANSWERED)
def test_an_answer_fits_and_can_be_checked(question: str) -> None:
    """Four points, three sources with links, each point with a source, and no question offered that was just asked."""
    answer = ask(question)
    assert 1 <= len(answer.points) <= 4
    assert 1 <= len(answer.sources) <= 3
    assert all((source.section.url or "").startswith("https://") for source in answer.sources)
    numbers = {source.n for source in answer.sources}
    assert all(point.sources and numbers.issuperset(point.sources) for point in answer.points)
    said_alike = [related for related in answer.related if set(stems(related)) == set(stems(question))]
    assert said_alike == []


def test_answers_are_normally_short() -> None:
    """Some need more words, most have to do with fewer."""
    lengths = [length(ask(question)) for question in ANSWERED]
    assert median(lengths) < 90
    assert max(lengths) <= 120
