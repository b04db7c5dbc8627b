"""Points are whole, few, different, and each has its sources."""

from dataclasses import replace

from bot.answers.compose import (
    CLOSE,
    EXCERPT,
    MOST_POINTS,
    MOST_SOURCES,
    MOST_WORDS,
    MOST_WORDS_IF_CLOSE,
    MOST_WORDS_OF_OTHERS,
    Draft,
    compose,
)
from bot.model import Sentence
from tests.unit.answers.shelf import BLOG, PAGE, SIDES, hit, passage, row, section

LOAF = passage("A loaf needs an hour in the oven.", "The crust tells when it is done.")


def composed(*hits: object, draft: Draft | None = None, **leads: object) -> Draft:
    """Return a draft of some hits."""
    draft = draft or Draft()
    compose(draft, hits, leads)  # type: ignore[arg-type]
    return draft


def test_the_best_passage_comes_whole_its_first_sentence_first() -> None:
    """The first point is the answer in one sentence."""
    made = composed(hit(LOAF))
    assert [point.text for point in made.points] == [
        "A loaf needs an hour in the oven.",
        "The crust tells when it is done.",
    ]
    assert [source.section.heading for source in made.sources] == ["Loaves"]
    assert [point.sources for point in made.points] == [(1,), (1,)]


def test_other_passages_give_their_first_sentence() -> None:
    """If they are nearly as good; a far worse one gives nothing."""
    near = passage("Rye takes longer than wheat.", "It is denser.", document=BLOG, heading="Rye")
    far = passage("Butter goes well with everything.", document=BLOG, heading="Butter")
    made = composed(hit(LOAF), hit(near, 0.9), hit(far, 0.2))
    assert [point.text for point in made.points][2:] == ["Rye takes longer than wheat."]
    assert list(made.used.values()) == [LOAF, near]


def test_what_says_the_same_is_said_once() -> None:
    """In whichever passage it stands."""
    again = passage("An hour in the oven is what a loaf needs.", document=BLOG, heading="Times")
    assert len(composed(hit(LOAF), hit(again, 0.99)).points) == len(LOAF.sentences)


def test_half_of_the_words_in_common_is_the_same_and_a_quarter_is_not() -> None:
    """Sentences on one subject always share some."""
    half = passage("An hour in the oven browns any crust.", document=BLOG, heading="Crust")
    quarter = passage("An oven wants steam, stones and patience.", document=BLOG, heading="Steam")
    said = [point.text for point in composed(hit(LOAF), hit(half, 0.99), hit(quarter, 0.98)).points]
    assert said == [*(sentence.text for sentence in LOAF.sentences), quarter.text]


def test_a_topic_page_names_the_sources_of_each_sentence() -> None:
    """Not itself."""
    book, blog = section(), section(BLOG, "Rye")
    page = passage(
        Sentence(text="Book and blog agree on heat.", rests_on=(book, blog)),
        Sentence(text="The blog adds steam.", rests_on=(blog,)),
        document=PAGE,
    )
    made = composed(hit(page))
    assert [point.sources for point in made.points] == [(1, 2), (2,)]
    assert [source.section.document.key for source in made.sources] == ["book", "blog"]


def test_the_lead_of_a_page_completes_its_passages() -> None:
    """How the page as a whole answers comes right after the best passage."""
    own = passage("Steam makes the crust shine.", document=PAGE, heading="Steam")
    lead = passage("Bread needs heat, time and patience.", document=PAGE, heading="In short")
    other = passage("Salt slows the yeast down.", document=BLOG, heading="Salt")
    made = composed(hit(own), hit(other, 0.95), page=lead)
    assert [point.text for point in made.points] == [
        "Steam makes the crust shine.",
        "Bread needs heat, time and patience.",
        "Salt slows the yeast down.",
    ]


def test_a_compared_row_gives_each_side_its_label() -> None:
    """And without a comparison it stays one sentence."""
    oven = row("Heat", Bread="hot", Cake="mild")
    compared = composed(hit(oven), draft=Draft(sides=SIDES, asked=SIDES, compares=True))
    assert [(point.label, point.text) for point in compared.points] == [
        ("Bread", "Heat \u2014 hot"),
        ("Cake", "Heat \u2014 mild"),
    ]
    assert [point.label for point in composed(hit(oven)).points] == [None]


def test_a_row_gives_the_one_side_that_was_asked_about() -> None:
    """Nobody who asks about cake wants to read about bread first."""
    asked = composed(hit(row("Heat", Bread="hot", Cake="mild")), draft=Draft(sides=SIDES, asked=SIDES[1:]))
    assert [(point.label, point.text) for point in asked.points] == [("Cake", "Heat \u2014 mild")]


def test_a_sentence_is_labelled_only_in_a_comparison() -> None:
    """And only if it speaks for one side."""
    said = passage("Bread needs an hour.", "With butter, bread beats cake.")
    compares = Draft(sides=SIDES, asked=SIDES, compares=True)
    assert [point.label for point in composed(hit(said), draft=compares).points] == ["Bread", None]
    assert [point.label for point in composed(hit(said), draft=Draft(sides=SIDES)).points] == [None, None]


def test_a_compared_row_is_opened_by_a_sentence_if_one_is_near() -> None:
    """So that the first point answers in one sentence."""
    oven, said = row("Heat", Bread="hot", Cake="mild"), passage("Bread wants more heat than cake.", document=BLOG)
    made = composed(hit(oven), hit(said, 0.9), draft=Draft(sides=SIDES, asked=SIDES, compares=True))
    assert [point.label for point in made.points] == [None, "Bread", "Cake"]
    assert made.points[0].text == "Bread wants more heat than cake."


def test_where_another_subject_is_nearly_as_near_each_says_its_answer_first() -> None:
    """The reader sees early what else may be meant; what the best has to add comes after."""
    best = passage("A loaf needs an hour.", "Its crust tells when it is done.")
    rival = hit(passage("Cake wants a mild oven.", "It sinks when it is cold.", document=BLOG), CLOSE, subject=1)
    third = hit(passage("Rye rises slowly.", document=BLOG), CLOSE - 0.1, subject=2)
    said = [point.text for point in composed(hit(best), rival, third).points]
    assert said == ["A loaf needs an hour.", "Cake wants a mild oven.", "Rye rises slowly.", best.sentences[1].text]
    alone = [point.text for point in composed(hit(best), third).points]
    assert alone == [*(sentence.text for sentence in best.sentences), "Rye rises slowly."]


def test_a_reply_stays_short() -> None:
    """However much was found: points, sources and words have their limits, and what is refused names no source."""
    many = [
        hit(passage(f"{word} {f'filler{n} ' * 40}ends.", document=BLOG, heading=word), 0.99, subject=n)
        for n, word in enumerate(["Rye", "Spelt", "Oats", "Barley", "Millet", "Maize"])
    ]
    made = composed(hit(LOAF), *many)
    assert len(made.points) <= MOST_POINTS
    assert len(made.sources) <= MOST_SOURCES
    assert MOST_WORDS < made.words <= MOST_WORDS_IF_CLOSE
    assert composed(hit(LOAF), *[hit(one.passage, 0.7, subject=1) for one in many]).words <= MOST_WORDS
    assert {n for point in made.points for n in point.sources} == {source.n for source in made.sources}


def test_two_headings_that_open_at_one_place_are_one_source() -> None:
    """It is named by the first of them."""
    first = section(heading="Loaves")
    second = section(heading="Times").__class__(document=first.document, slug="times", heading="Times", url=first.url)
    made = composed(hit(passage(Sentence(text="Both agree.", rests_on=(first, second)))))
    assert [(source.n, source.section.heading) for source in made.sources] == [(1, "Loaves")]


def test_a_part_leaves_room_for_the_next_one() -> None:
    """Half of the points, of the sources and of the words; what is left is for the other."""
    many = [
        hit(passage(f"{word} {word}flour.", document=BLOG, heading="Flour"), subject=n)
        for n, word in enumerate(["Rye", "Spelt", "Oats", "Barley", "Millet", "Maize"])
    ]
    draft = Draft()
    compose(draft, many[:5], share=0.5)
    assert [point.text for point in draft.points] == ["Rye Ryeflour.", "Spelt Speltflour."]
    compose(draft, many[5:], share=1.0)
    assert [point.text for point in draft.points][2:] == ["Maize Maizeflour."]


def test_a_part_leaves_sources_for_the_next_one() -> None:
    """However many its passage rests on."""
    places = [section(heading=heading) for heading in ("Loaves", "Rye", "Salt")]
    rests = passage(*(Sentence(text=f"So says {place.heading}.", rests_on=(place,)) for place in places))
    draft = Draft()
    compose(draft, [hit(rests)], share=0.5)
    assert [source.section.heading for source in draft.sources] == ["Loaves", "Rye"]
    compose(draft, [hit(passage("Steam helps.", document=BLOG))], share=1.0)
    assert [source.section.document.key for source in draft.sources] == ["book", "book", "blog"]


def test_a_point_that_would_take_the_sources_of_the_next_part_is_left_out() -> None:
    """Though there would be room for its words."""
    first, *others = (section(heading=heading) for heading in ("Loaves", "Rye", "Salt"))
    rests = passage(
        Sentence(text="So says one.", rests_on=(first,)), Sentence(text="Others agree.", rests_on=tuple(others))
    )
    for share, said in ((0.5, ["So says one."]), (1.0, ["So says one.", "Others agree."])):
        draft = Draft()
        compose(draft, [hit(rests)], share=share)
        assert [point.text for point in draft.points] == said


def test_a_part_leaves_words_for_the_next_one() -> None:
    """What would fit into a whole reply does not fit into half of one."""
    first, second = (
        passage(f"{name} {' '.join(f'{name}{n}' for n in range(MOST_WORDS // 3))}.", heading=name)
        for name in ("Rye", "Spelt")
    )
    for share, points in ((0.5, 1), (1.0, 2)):
        draft = Draft()
        compose(draft, [hit(first), hit(second)], share=share)
        assert len(draft.points) == points


OTHERS = replace(BLOG, ours=False)
LONG = tuple(f"This sentence about number {n} is there to take some room in a reply." for n in range(6))


def test_of_other_peoples_texts_the_nearest_sentences_are_shown() -> None:
    """Not the first: nobody wrote it to be an answer. What stands around it comes along while it is short."""
    found = passage(*LONG[:3], "Rye bread rises for a day.", *LONG[3:], document=OTHERS)
    draft = Draft(wanted={"rye": 2.0, "rise": 1.0})
    excerpt = draft.excerpt(found)
    assert "Rye bread rises for a day." in excerpt
    assert LONG[0] not in excerpt
    assert len(excerpt.split()) <= EXCERPT
    assert excerpt in found.text


def test_of_ours_the_first_sentence_is_shown() -> None:
    """It was written to be the answer."""
    found = passage(LONG[0], "Rye bread rises for a day.")
    assert Draft(wanted={"rye": 2.0}).excerpt(found) == LONG[0]


def test_without_a_word_in_common_the_beginning_is_shown() -> None:
    """It is where people say what they are about."""
    assert Draft().excerpt(passage(*LONG, document=OTHERS)).startswith(LONG[0])


def test_other_peoples_texts_may_say_more() -> None:
    """They take more words to say it, and still end."""
    near = [passage(*(f"{each} {n}" for each in LONG[:3]), document=OTHERS, heading=f"H{n}") for n in range(9)]
    made = composed(hit(passage(*LONG, document=OTHERS)), *(hit(one, 0.9) for one in near))
    assert made.words <= MOST_WORDS_OF_OTHERS + EXCERPT
