"""Words and phrases that mean the same find each other."""

from bot.search.glossary import SYNONYM, Alternative, Glossary
from bot.words import words


def alternatives(glossary: Glossary, text: str) -> list[tuple[Alternative, ...]]:
    """Return what each word of a text may stand for."""
    return glossary.alternatives([word.stem for word in words(text)])


def test_an_abbreviation_stands_for_its_phrase() -> None:
    """The phrase comes back as one alternative of several stems."""
    glossary = Glossary([["tbd", "to be decided soon"]])
    assert alternatives(glossary, "tbd") == [(Alternative(("decid", "soon"), SYNONYM),)]


def test_a_phrase_stands_for_its_abbreviation_at_each_of_its_words() -> None:
    """Whichever word of the phrase is looked at, the abbreviation may stand for it."""
    glossary = Glossary([["spr", "sourdough proofing rack"]])
    assert alternatives(glossary, "our sourdough proofing rack") == [(), *[(Alternative(("spr",), SYNONYM),)] * 3]


def test_an_unknown_word_stands_for_itself_only() -> None:
    """Nothing is guessed."""
    assert alternatives(Glossary([["loaf", "bread"]]), "butter") == [()]
