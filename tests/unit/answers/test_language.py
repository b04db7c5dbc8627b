"""A foreign language is told from a foreign word."""

import pytest

from bot.answers.language import foreign_language, languages_of


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("Wie komme ich nach der Arbeit wieder zurück?", "German"),
        ("comment revenir à la maison après le travail", "French"),
        ("¿qué hay que hacer para volver a la universidad?", "Spanish"),
        ("工作还是学校", "Chinese"),
        ("どうすればいいですか", "Japanese"),
        ("как вернуться", "Russian"),
        ("كيف أعود", "Arabic"),
    ],
)
def test_told(asked: str, language: str) -> None:
    """By its script, or by two of its little words."""
    assert foreign_language(asked, ("English",)) == language


@pytest.mark.parametrize(
    "asked", ["is it a faux pas", "via Zoom or per mail", "a la carte hours?", "die hard boss", ""]
)
def test_foreign_words_in_english_are_english(asked: str) -> None:
    """One word is no language."""
    assert foreign_language(asked, ("English",)) is None


def test_a_language_of_the_documents_is_not_foreign() -> None:
    """An installation with German documents answers German questions."""
    assert foreign_language("Wie komme ich nach der Arbeit zurück?", ("English", "German")) is None


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ((), ("English",)),
        (("Bread rises.", "Cake does not."), ("English",)),
        (("面包要发酵八个小时。", "Bread rises.", "面包很好吃。"), ("Chinese", "English")),
        (("Das Brot geht auf und der Teig ist nicht warm.",), ("German",)),
        (("",), ("English",)),
    ],
)
def test_the_documents_tell_their_languages(texts: tuple[str, ...], languages: tuple[str, ...]) -> None:
    """The commonest first; what cannot be told is taken for English."""
    assert languages_of(texts) == languages


def test_english_is_foreign_to_documents_in_another_language() -> None:
    """If it is plainly English; a word or two may be a name."""
    assert foreign_language("How do I come back to the university?", ("Chinese",)) == "English"
    assert foreign_language("sourdough", ("Chinese",)) is None
