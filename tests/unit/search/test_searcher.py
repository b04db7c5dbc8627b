"""A search finds what matches, says why, and never finds what does not."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Hit, Passage
from bot.search.index import Index
from bot.search.searcher import GAPS, HITS, Searcher
from tests.unit.search.shelf import DOCUMENT, passage, texts

BREAD = passage("Bread needs flour, water and salt.", "what goes into a loaf", heading="Bread")
BUTTER = passage("Butter is churned cream.", "how is butter made", heading="Butter")
OVEN = passage("The oven should be hot before anything goes in.", heading="Ovens")
CHEESE = passage("", "how do I make cheese", heading="Cheese", gap=True)
SHELF = Searcher(Index([BREAD, BUTTER, OVEN, CHEESE], [["loaf", "bread"], ["stove", "oven"]]))


def test_the_passage_with_the_words_comes_first() -> None:
    """Its reasons name the words as they were asked."""
    hit = SHELF.search("How is butter churned?").hits[0]
    assert hit.passage is BUTTER
    assert {match.word for match in hit.matches} == {"butter", "churned"}
    assert hit.asked == "how is butter made"
    assert hit.coverage == 1.0


def test_a_listed_question_finds_its_passage() -> None:
    """Though no word of it stands in the passage itself, and likeness says that it was asked just so."""
    hit = SHELF.search("what goes into a loaf").hits[0]
    assert hit.passage is BREAD
    assert hit.likeness > 0.99


def test_a_synonym_finds_too_and_counts_less() -> None:
    """The glossary widens the question at a lower weight."""
    own, other = SHELF.search("oven").hits[0], SHELF.search("stove").hits[0]
    assert own.passage is OVEN
    assert other.passage is OVEN
    assert other.coverage < own.coverage


def test_nothing_is_found_for_foreign_words() -> None:
    """A passage that matches no word is no hit, however few there are."""
    finding = SHELF.search("quantum chromodynamics")
    assert finding.hits == ()
    assert [term.known for term in finding.terms] == [False, False]


def test_a_slip_is_repaired_and_said() -> None:
    """The term carries the word that was meant."""
    finding = SHELF.search("churned buttre")
    assert [term.meant for term in finding.terms] == [None, "butter"]
    assert finding.hits[0].passage is BUTTER


def test_a_repaired_word_counts_a_little_less() -> None:
    """It is a guess, though a good one."""
    written, repaired = SHELF.search("butter").hits[0], SHELF.search("buttre").hits[0]
    assert written.passage is repaired.passage is BUTTER
    assert written.text > repaired.text > written.text / 2
    assert written.coverage > repaired.coverage > written.coverage / 2


def test_gaps_are_kept_apart() -> None:
    """What the sources leave out is found as a gap, never as a hit."""
    finding = SHELF.search("make cheese")
    assert [hit.passage for hit in finding.gaps] == [CHEESE]
    assert CHEESE not in [hit.passage for hit in finding.hits]


def test_context_counts_less_than_the_question() -> None:
    """A story around the question does not drown it."""
    finding = SHELF.search("how is butter made", context="we bought a hot oven")
    assert finding.hits[0].passage is BUTTER
    asked, told = (_shares(SHELF.search(*texts).hits, BUTTER) for texts in (("churned", "hot"), ("hot", "churned")))
    assert all(own > around > 0 for own, around in zip(asked, told, strict=True))


def test_context_counts_less_in_likeness_too() -> None:
    """A listed question is less like what was merely told than what was asked."""
    asked, told = "what goes into a loaf", "how is butter made"
    before, after = SHELF.search(asked, told), SHELF.search(told, asked)
    likeness = [next(hit.likeness for hit in found.hits if hit.passage is BUTTER) for found in (before, after)]
    assert 0 < likeness[0] < likeness[1]


def test_a_passage_with_every_word_covers_question_and_context() -> None:
    """Coverage is a share of all that was said, each word by what it counts."""
    assert SHELF.search("butter", "churned cream").hits[0].coverage == pytest.approx(1.0)


def test_a_phrase_says_more_than_its_words() -> None:
    """Who asks about a one-way door asks about what cannot be undone, not about doors."""
    door = passage("A door has one side and a way to open it.")
    final = passage("A crust that is burnt is irreversible.")
    finding = Searcher(Index([door, final], [["one way door", "irreversible"]])).search("a one way door")
    assert texts([hit.passage for hit in finding.hits]) == texts([final, door])
    assert finding.hits[0].coverage > finding.hits[1].coverage


def test_a_phrase_in_the_context_counts_less_too() -> None:
    """What was told around a question does not become the question."""
    final, salt = passage("A crust that is burnt is irreversible."), passage("Salt slows yeast down.")
    shelf = Searcher(Index([final, salt], [["one way door", "irreversible"]]))
    asked, told = shelf.search("salt, a one way door"), shelf.search("salt", context="a one way door")
    shares = [
        next(hit.coverage for hit in finding.hits if hit.passage is final)
        / next(hit.coverage for hit in finding.hits if hit.passage is salt)
        for finding in (asked, told)
    ]
    assert shares[0] > 1.1 * shares[1] > 0


def test_a_heading_says_more_than_a_word_in_the_text() -> None:
    """What a passage stands under is what it is about."""
    beside = passage("Yeast likes warmth.", heading="Salt")
    under = passage("Salt likes warmth.", heading="Yeast")
    assert [hit.passage for hit in Searcher(Index([beside, under])).search("yeast").hits] == [under, beside]


def test_letters_see_through_an_inflection() -> None:
    """Though the words share no stem, and are too far from each other for a slip."""
    (hit,) = Searcher(Index([passage("An analysis of flour."), BUTTER])).search("analytical").hits
    assert (hit.text, hit.likeness) == (0.0, 0.0)
    assert hit.passage.text == "An analysis of flour."
    assert hit.letters > 0
    assert hit.score > 0


def test_a_question_listed_as_it_is_asked_comes_before_the_same_words_elsewhere() -> None:
    """Words and letters are the same in both, only the likeness to one question is not."""
    apart = passage("", "cold oven", "warm dough")
    together = passage("", "cold dough warm oven")
    first, second = Searcher(Index([apart, together])).search("cold dough, warm oven").hits
    assert (first.passage, second.passage) == (together, apart)
    assert (first.text, first.letters) == (second.text, second.letters)
    assert first.likeness > second.likeness > 0


def test_a_rare_word_makes_a_listed_question_more_like() -> None:
    """One that many questions have does little, though it has as many letters."""
    yeast, *others = (passage(f"{word}.", f"{word} rises") for word in ("Yeast", "Dough", "Crust"))
    shelf = Searcher(Index([yeast, *others]))
    rare, common = (
        next(hit.likeness for hit in shelf.search(asked).hits if hit.passage is yeast)
        for asked in ("yeast works", "works rises")
    )
    assert rare > 1.1 * common > 0


def test_a_passage_gains_from_the_best_one_on_its_subject() -> None:
    """Of two that say the same, the one beside the best passage is nearer."""
    alone = passage("Salt helps.", heading="Cakes")
    best = passage("Salt slows yeast down.", heading="Loaves")
    beside = passage("Salt helps.", heading="Loaves")
    hits = Searcher(Index([alone, best, beside])).search("does salt slow yeast").hits
    assert [hit.passage for hit in hits] == [best, beside, alone]
    assert hits[1].text == hits[2].text
    assert (hits[0].subject == hits[1].subject, hits[1].subject == hits[2].subject) == (True, False)


def test_a_topic_page_is_one_subject() -> None:
    """Whatever the headings of its passages; in a document each section is one."""
    shelf = [passage("Salt helps.", heading="Cakes"), passage("Yeast helps.", heading="Loaves")]
    page = replace(DOCUMENT, kind="topic")
    for passages, subjects in ((shelf, 2), ([replace(one, document=page) for one in shelf], 1)):
        hits = Searcher(Index(passages)).search("salt and yeast").hits
        assert len({hit.subject for hit in hits}) == subjects


def test_a_rare_synonym_says_no_more_than_the_word_it_stands_for() -> None:
    """Though found by itself a rare word would say a lot."""
    rare = passage("The hob is hot.")
    common = [passage(f"The stove is number{n}.") for n in range(10)]
    hits = Searcher(Index([rare, *common], [["stove", "hob"]])).search("stove").hits
    assert hits[-1].passage is rare
    assert 0 < hits[-1].text < min(hit.text for hit in hits[:-1])


def test_two_words_of_the_theme_say_more_than_one_incidental_word() -> None:
    """A rare word is often there by chance; those that carry the theme stand in many passages."""
    chance = passage("An honest miller.")
    theme = passage("Oven and dough.")
    others = [passage(f"{'Oven' if n % 2 else 'Dough'} number{n}.") for n in range(14)]
    fillers = [passage(f"Filler{n} words{n}.") for n in range(4)]
    shelf = Searcher(Index([chance, theme, *others, *fillers]))
    assert shelf.search("honest dough in an oven").hits[0].passage is theme


def test_among_near_passages_those_on_the_common_source_come_first() -> None:
    """Where several agree on a place it is no chance."""
    alone, *others = (passage("Salt helps.", heading=heading) for heading in ("Cakes", "Rolls", "Flans"))
    cellar = replace(alone.sentences[0].rests_on[0], document=replace(DOCUMENT, key="cellar"))
    alone = replace(alone, sentences=(replace(alone.sentences[0], rests_on=(cellar,)),))
    hits = Searcher(Index([alone, *others])).search("salt").hits
    assert len({hit.score for hit in hits}) == 1
    assert [hit.passage for hit in hits] == [*others, alone]


def test_an_empty_shelf_finds_nothing() -> None:
    """No passages, no error."""
    assert Searcher(Index([])).search("bread").hits == ()
    assert Searcher(Index([passage("")])).search("bread").hits == ()


@given(st.text(max_size=300))
def test_any_text_is_searched_without_harm(text: str) -> None:
    """Every figure is finite, every share at least zero, and there are no more hits than agreed."""
    finding = SHELF.search(text)
    assert len(finding.hits) <= HITS
    assert len(finding.gaps) <= GAPS
    for hit in finding.hits:
        assert np.isfinite((hit.score, hit.text, hit.likeness, hit.coverage)).all()
        assert hit.score > 0


@given(st.permutations([BREAD, BUTTER, OVEN]))
def test_the_order_of_files_does_not_change_the_scores(shelf: list[Passage]) -> None:
    """The same passages in another order score the same."""
    finding = Searcher(Index(shelf)).search("hot bread and butter")
    scores = {hit.passage.id: round(hit.score, 12) for hit in finding.hits}
    known = {
        hit.passage.id: round(hit.score, 12)
        for hit in Searcher(Index([BREAD, BUTTER, OVEN])).search("hot bread and butter").hits
    }
    assert scores == known


def test_a_name_is_not_repaired_unless_the_capital_only_begins_the_text() -> None:
    """Phones write the first word of every message with one."""
    assert [term.meant for term in SHELF.search("Buttre").terms] == ["butter"]
    assert [term.meant for term in SHELF.search("churned Buttre").terms] == [None, None]


def test_a_listed_question_is_answered_by_its_passage_whatever_else_is_near() -> None:
    """Its words may be so common that others seem nearer; marks and capitals do not matter."""
    flours = ("rye", "oats", "spelt", "wheat")
    many = [passage(f"Bread or cake, {word}.", f"cake or {word} bread", heading="Bread cake") for word in flours]
    asked = passage(
        "It depends.", "bread or cake", *(f"other matter {number}" for number in range(20)), heading="Choice"
    )
    shelf = Searcher(Index([*many, asked]))
    assert shelf.search("cake and bread?").hits[0].passage is not asked
    assert shelf.search("Bread or cake?").hits[0].passage is asked


def test_little_words_tell_questions_of_the_same_words_apart() -> None:
    """The order too: what comes out of the oven, and what goes into it."""
    into, out = passage("Flour.", "from the bowl into the oven"), passage("Crust.", "from the oven into the bowl")
    search = Searcher(Index([into, out])).search
    assert search("so from bowl into oven").hits[0].passage is into
    assert search("is it out of the oven into the bowl").hits[0].passage is out


def test_a_listed_question_leans_to_where_it_is_listed() -> None:
    """Whatever its words say of it."""
    assert SHELF.search("What goes into a loaf?").leaning == 1.0
    assert SHELF.search("How do I make cheese?").leaning == -1.0
    assert SHELF.search("How is a loaf made?").leaning == 0.0


def _shares(hits: Sequence[Hit], passage: Passage) -> tuple[float, float, float]:
    return next((hit.coverage, hit.text, hit.letters) for hit in hits if hit.passage is passage)


@pytest.mark.parametrize("asked", ["cake or loaf?", "LOAF or cake", "cake or loav"])
def test_two_things_side_by_side_are_listed_in_any_order_and_with_a_slip(asked: str) -> None:
    """Whichever is named first; a slip that is repaired does not make it another question."""
    both = passage("A matter of taste.", "loaf or cake", heading="Taste")
    other = passage("A loaf is no cake; cake or loaf, both are baked.", heading="Baking")
    assert Searcher(Index([other, both])).search(asked).hits[0].passage is both
