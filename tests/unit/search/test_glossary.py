"""Words and phrases that mean the same find each other."""

from bot.search.glossary import SYNONYM, Alternative, Glossary
from bot.words import words


def test_an_abbreviation_stands_for_its_phrase() -> None:
    """The phrase comes back as one alternative of several stems, without its little words."""
    glossary = Glossary([["tbd", "to be decided soon"]])
    assert glossary.alternatives("tbd") == (Alternative(("decid", "soon"), SYNONYM),)


def test_a_phrase_says_something_beside_its_words() -> None:
    """It is found with its little words, longest or not, and stands for the rest of its group."""
    glossary = Glossary([["spr", "rack for the dough"], ["dough rack", "shelf"]])
    (phrase,) = glossary.phrases(words("is our rack for the dough clean"))
    assert [word.surface for word in phrase.words] == ["rack", "for", "the", "dough"]
    assert phrase.alternatives == (Alternative(("spr",), SYNONYM),)


def test_an_unknown_word_stands_for_itself_only() -> None:
    """Nothing is guessed."""
    glossary = Glossary([["loaf", "bread"]])
    assert glossary.alternatives("butter") == ()
    assert glossary.phrases(words("butter and jam")) == []


def test_one_word_stands_for_all_that_mean_the_same() -> None:
    """For phrases too, beside their words; every other word stays as it is."""
    glossary = Glossary([["come back", "return", "the path home"], ["shelf", "rack"], ["pay", "salary"]])

    def meanings(question: str) -> list[str]:
        return [word.stem for word in glossary.meanings(words(question)) if not word.stop]

    assert meanings("Can I return to this rack?") == ["back", "shelf"]
    assert meanings("Where is the path home?") == ["path", "home", "back"]
    assert meanings("Is the salary fixed?") == ["pay", "fix"]
