"""What was found decides what may be said, and how."""

from dataclasses import replace

import pytest

from bot import wording
from bot.answers.parts import Part
from bot.answers.reading import Kind, read
from bot.answers.reply import MOST_MORE, answer, fixed, stand_apart, weigh
from bot.model import Answer, Finding, Match, Passage, Profile, Sentence, Term, Unread
from tests.unit.answers.shelf import BLOG, PROFILE, finding, hit, passage, section

LOAF = passage("A loaf needs an hour in the oven.", questions=("how long does a loaf take",))
CAKE = passage("A cake needs half an hour.", document=BLOG, heading="Cakes")
CHEESE = passage(heading="Making cheese")
SURE = finding(hit(LOAF, 1.0), hit(LOAF, 0.5, subject=1))
LOST = finding(hit(LOAF, 0.1, likeness=0.0, coverage=0.05), gaps=(hit(CHEESE, 0.9, likeness=1.0),))


def replied(message: str, *found: Finding, profile: Profile = PROFILE) -> Answer:
    """Return the answer to a message for whose parts this was found."""
    reading = read(message, None, profile)
    parts = reading.parts or (reading.whole,)
    weighed = [weigh(part, one, profile) for part, one in zip(parts, found, strict=True)]
    return answer(reading, weighed, profile, "v1", {})


def test_sure() -> None:
    """The points are given as the answer."""
    given = replied("How long does a loaf of bread take?", SURE)
    assert given.status == "answered"
    assert given.points[0].text == "A loaf needs an hour in the oven."
    assert given.before == ()


def test_a_known_gap_is_declined_by_name() -> None:
    """No points, no sources, and nobody is named who was not configured."""
    given = replied("How do I make cheese?", LOST)
    assert given.status == "declined"
    assert (given.points, given.sources) == ((), ())
    assert given.before[0] == "Not in my sources: Making cheese."
    assert given.before[-1] == wording.ASK_NEARBY


@pytest.mark.parametrize(
    ("coverage", "likeness", "named"), [(0.8, 0.6, True), (0.5, 1.0, False), (1.0, 0.4, False), (0.0, 0.0, False)]
)
def test_a_gap_is_named_only_when_most_of_the_question_is_about_it(
    coverage: float,
    likeness: float,
    named: bool,  # noqa: FBT001
) -> None:
    """And when it was asked in much the same words; else the question is declined without a name."""
    near = finding(hit(LOAF, 0.1, coverage=0.05), gaps=(hit(CHEESE, 0.9, coverage=coverage, likeness=likeness),))
    given = replied("How do I make cheese?", near)
    assert given.status == "declined"
    assert given.before[0] == (wording.GAP.format(gap="Making cheese") if named else wording.NOT_COVERED)


def test_a_gap_that_is_less_near_than_a_passage_is_not_named() -> None:
    """The question is then about something else that is not there."""
    unsure = Profile(languages=("English",), calibration={"base": -50})
    given = replied("How do I make cheese?", finding(hit(LOAF), gaps=(hit(CHEESE, 0.9),)), profile=unsure)
    assert given.before[0] == wording.NOT_COVERED


def test_a_decline_names_the_nearest_topics() -> None:
    """If a word that says something is shared; a common word makes nothing near."""
    near = hit(LOAF, 0.1, likeness=0.0, coverage=0.05)
    common = replace(near, matches=(Match(word="make", weight=0.5),))
    line = wording.NEAREST.format(topics="Loaves")
    assert line in replied("Which visa does a baker need?", finding(near, gaps=LOST.gaps)).before
    assert line not in replied("Which visa does a baker need?", finding(common, gaps=LOST.gaps)).before


@pytest.mark.parametrize(("unheard", "status"), [(0.3, "answered"), (0.5, "unsure")])
def test_what_is_half_unheard_of_is_never_answered_for_sure(unheard: float, status: str) -> None:
    """However high the chance."""
    terms = [
        Term(word=word, stem=word, weight=weight, known=known)
        for word, weight, known in (("loaf", 1 - unheard, True), ("zyx", unheard, False))
    ]
    certain = Profile(languages=("English",), calibration={"base": 50})
    given = replied("How long does a zyx loaf take?", replace(SURE, terms=tuple(terms)), profile=certain)
    assert given.confidence > 0.99
    assert given.status == status


def test_more_is_what_was_shown_in_part_and_what_is_next_best() -> None:
    """Not what was shown whole, and nothing that is half as near as the best or less."""
    whole = passage("A loaf needs an hour.", "Its crust tells when it is done.")
    part = passage("Rye takes longer.", "It is denser than wheat.", document=BLOG, heading="Rye")
    shown = passage("Steam makes bread shine.", document=BLOG, heading="Steam")
    next_best = passage("Butter keeps crumbs soft.", document=BLOG, heading="Butter")
    far = passage("Honey colours.", "It burns as well.", document=BLOG, heading="Honey")
    found = finding(
        hit(whole),
        hit(part, 0.9),
        hit(shown, 0.75, subject=1),
        hit(next_best, 0.55, subject=2),
        hit(far, 0.4, subject=3),
    )
    given = replied("How long does a loaf take?", found)
    assert [point.text for point in given.points] == [
        *(sentence.text for sentence in whole.sentences),
        "Rye takes longer.",
        shown.text,
    ]
    assert given.more == (part, next_best)


def test_what_the_best_passage_had_no_room_for_is_in_more() -> None:
    """Nothing of it is lost."""
    facts = ("Its crust tells when it is done.", "Steam makes it shine.", "Salt slows it.", "Sugar browns it.")
    best = passage("A loaf needs an hour.", *facts)
    rivals = [hit(passage(text, document=BLOG), 0.9, subject=1) for text in ("Rye rises.", "Oats swell.")]
    other = Sentence(text="Malt feeds it.", rests_on=(section(BLOG, "Malt"),))
    best = replace(best, sentences=(*best.sentences, other))
    assert replied("How long does a loaf take?", finding(hit(best), *rivals)).more == (best,)


def test_nothing_found_is_declined_however_low_the_bar() -> None:
    """An installation may set it to nothing."""
    assert replied("Xyzzy?", finding(), profile=Profile(calibration={"unsure": 0.0})).status == "declined"


def test_more_is_never_much() -> None:
    """However much is near."""
    many = [hit(passage(f"Rye{n} rises.", f"And falls{n}.", heading=f"Rye{n}"), 0.9) for n in range(MOST_MORE + 3)]
    given = replied("How long does a loaf take?", finding(hit(LOAF), *many))
    assert given.more == tuple(one.passage for one in many[:MOST_MORE])


def test_the_person_to_ask_is_named_where_there_is_one() -> None:
    """From the profile."""
    profile = Profile(languages=("English",), ask="the head baker, room 3")
    assert (
        replied("How do I make cheese?", LOST, profile=profile).before[-1]
        == "A person may know: the head baker, room 3."
    )


def test_a_page_that_a_source_points_to_is_named_as_unread() -> None:
    """With its address."""
    gap = Passage(
        **{
            **{name: getattr(CHEESE, name) for name in CHEESE.__slots__},
            "unread": Unread(title="Part 9", url="https://e.org/9"),
        }
    )
    given = replied("How do I make cheese?", finding(gaps=(hit(gap),)))
    assert wording.UNREAD.format(page="Part 9, https://e.org/9") in given.before


def test_nothing_found_is_declined() -> None:
    """Without topics, since none is near."""
    given = replied("Quantum chromodynamics?", finding(known=False))
    assert given.status == "declined"
    assert given.before == (wording.NOT_COVERED, wording.ASK_NEARBY)


def test_a_name_outside_the_scope_is_never_answered_as_if_it_were_not_there() -> None:
    """The first line names it, and the status is no higher than unsure."""
    given = replied("How long does a loaf take on Mars?", SURE)
    assert given.status == "unsure"
    assert given.before[0] == wording.OUTSIDE_NEAREST.format(names="Mars")


def test_a_name_that_the_best_passage_speaks_about_is_not_outside() -> None:
    """Whatever the profile says."""
    told = finding(hit(passage("A loaf rises slowly on Mars.")))
    given = replied("How long does a loaf take on Mars?", told)
    assert (given.status, given.before) == ("answered", ())


@pytest.mark.parametrize(
    ("taught", "status"), [("How long does a loaf take on Mars?", "answered"), ("How long does a loaf take?", "unsure")]
)
def test_a_name_in_what_was_taught_is_not_outside(taught: str, status: str) -> None:
    """A person said that the passage answers just this; of a question without the name they did not."""
    about = replace(LOAF, questions=(taught,), taught=(taught,))
    given = replied("how long does a loaf take on mars", finding(replace(hit(about), asked=taught), hit(CAKE, 0.9)))
    assert given.status == status
    assert (wording.OUTSIDE_NEAREST.format(names="mars") in given.before) is (status != "answered")


def test_a_part_outside_the_scope_makes_the_whole_unsure() -> None:
    """Whatever stands beside it is not given as the answer."""
    reading = read("How long does a loaf take? Which visa does a baker need on Mars?", None, PROFILE)
    parts = [weigh(reading.parts[0], SURE, PROFILE), weigh(reading.parts[1], LOST, PROFILE)]
    assert [part.status for part in parts] == ["answered", "declined"]
    given = answer(reading, parts, PROFILE, "v1", {})
    assert given.status == "unsure"
    assert given.before[0] == wording.OUTSIDE_NEAREST.format(names="Mars")


def test_a_part_of_words_that_stand_nowhere_is_told_apart() -> None:
    """As a known gap is; what is merely unclear is not."""
    sure, lost = weigh(Part("loaf"), SURE, PROFILE), weigh(Part("zyx"), finding(known=False), PROFILE)
    terms = (*finding().terms, Term(word="zyx", stem="zyx", weight=1.0, known=False))
    unclear = weigh(Part("bread zyx"), replace(finding(), terms=terms), PROFILE)
    assert stand_apart([sure, lost])
    assert not stand_apart([sure, unclear])


def test_a_figure_is_not_carried_outside_its_scope() -> None:
    """A number that holds here would be wrong there."""
    priced = finding(hit(passage("A loaf costs $5.")), hit(CAKE, 0.5, subject=1))
    given = replied("What does a loaf cost on Mars?", priced)
    assert given.status == "declined"
    assert given.before[0] == wording.OUTSIDE.format(names="Mars")


def test_strain_gets_a_kind_line_before_the_answer() -> None:
    """And the answer all the same."""
    given = replied("I am exhausted. How long does a loaf take?", SURE)
    assert given.before[0] == wording.STRAIN_NEARBY
    assert given.status == "answered"


def test_a_comparison_says_when_the_sources_speak_of_one_side_only() -> None:
    """Nothing is invented for the other."""
    given = replied("Is bread slower than cake?", SURE)
    assert given.points[0].label == "Bread"
    assert given.after == (wording.ONE_SIDE.format(side="Bread"),)


def test_two_clear_parts_are_answered_in_order() -> None:
    """And the one that is not covered is named."""
    reading = read("How long does a loaf take? Which visa does a baker need?", None, PROFILE)
    parts = [weigh(reading.parts[0], SURE, PROFILE), weigh(reading.parts[1], LOST, PROFILE)]
    assert stand_apart(parts)
    given = answer(reading, parts, PROFILE, "v1", {})
    assert given.status == "answered"
    assert given.after == (wording.PART_NOT_COVERED.format(part="Which visa does a baker need?"),)


def test_each_part_finds_room() -> None:
    """However much the first one has to say."""
    reading = read("How long does a loaf take? How long does a cake take?", None, PROFILE)
    long = finding(hit(passage("A loaf needs an hour.", *(f"Step {n} takes patience." for n in range(9)))))
    parts = [weigh(reading.parts[0], long, PROFILE), weigh(reading.parts[1], finding(hit(CAKE, subject=1)), PROFILE)]
    assert stand_apart(parts)
    given = answer(reading, parts, PROFILE, "v1", {})
    assert given.points[0].text == "A loaf needs an hour."
    assert given.points[-1].text == "A cake needs half an hour."
    assert given.after == ()


def test_the_first_of_two_parts_leaves_points_for_the_second() -> None:
    """Though it could fill the reply by itself."""
    reading = read("How long does a loaf take? How long does a cake take?", None, PROFILE)
    names = ("Rye", "Spelt", "Oats", "Barley")
    many = finding(*(hit(passage(f"{name} {name}flour.", heading="Flour")) for name in names))
    parts = [weigh(reading.parts[0], many, PROFILE), weigh(reading.parts[1], finding(hit(CAKE, subject=1)), PROFILE)]
    given = answer(reading, parts, PROFILE, "v1", {})
    assert [point.text for point in given.points] == ["Rye Ryeflour.", "Spelt Speltflour.", CAKE.text]


def test_a_part_that_found_no_room_is_named() -> None:
    """So that it can be asked by itself."""
    reading = read("How long does a loaf take? How long does a cake take?", None, PROFILE)
    loaf, cake = (
        passage(Sentence(text=f"{side} takes long.", rests_on=(section(heading=side), section(BLOG, side))))
        for side in ("Loaf", "Cake")
    )
    parts = [
        weigh(part, finding(hit(found, subject=number)), PROFILE)
        for number, (part, found) in enumerate(zip(reading.parts, (loaf, cake), strict=True))
    ]
    given = answer(reading, parts, PROFILE, "v1", {})
    assert [point.text for point in given.points] == ["Loaf takes long."]
    assert given.after == (wording.PART_CROWDED.format(part="How long does a cake take?"),)


def test_unclear_parts_are_one_question() -> None:
    """A message is not torn apart on a guess."""
    vague = finding(hit(CAKE, 0.3, likeness=0.1, coverage=0.2), hit(LOAF, 0.29, subject=1))
    assert not stand_apart([weigh(Part("one"), vague, PROFILE), weigh(Part("two"), vague, PROFILE)])


@pytest.mark.parametrize(
    ("message", "kind", "status"),
    [
        ("hello", Kind.SMALLTALK, "smalltalk"),
        ("I want to die", Kind.CARE, "care"),
        ("Wie lange braucht ein Brot und wie heiß ist der Ofen?", Kind.FOREIGN, "declined"),
    ],
)
def test_what_is_no_question_gets_a_fixed_reply(message: str, kind: Kind, status: str) -> None:
    """With no points and no sources."""
    reading = read(message, None, PROFILE)
    assert reading.kind is kind
    given = fixed(reading, PROFILE, "v1")
    assert given.status == status
    assert (given.points, given.sources) == ((), ())
    assert given.before


def test_the_same_question_is_the_same_answer() -> None:
    """Until the knowledge changes."""
    assert replied("How long does a loaf take?", SURE) == replied("How long does a loaf take?", SURE)
    reading = read("How long does a loaf take?", None, PROFILE)
    weighed = [weigh(reading.whole, SURE, PROFILE)]
    assert answer(reading, weighed, PROFILE, "v2", {}).id != answer(reading, weighed, PROFILE, "v1", {}).id
